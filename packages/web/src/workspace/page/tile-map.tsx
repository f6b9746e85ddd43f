import type { PageBlock } from "@zhili/contracts";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BlockData, MapTile } from "../../api/page-data.js";
import { formatPercent } from "../../ui/format-number.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { EmptyState } from "../../ui/states.js";
import { formatFigure } from "./format-figure.js";
import { figureOf, tileScale } from "./tile-scale.js";
import { TileTable } from "./tile-table.js";
import "./tile-map.css";

interface TileMapProps {
  readonly block: PageBlock;
  readonly data: BlockData;
  /** Another place was chosen than the person's own. */
  readonly wentDown: boolean;
  readonly onOrgUnit: (orgUnit: string) => void;
}

/** Org units as tiles with a figure each, at their places on a schematic or in a row; a table beside it says the same. */
export function TileMap({ block, data, wentDown, onOrgUnit }: TileMapProps) {
  const { t } = useTranslation();
  const tiles = data.tiles ?? [];
  const share = block.map?.of !== undefined;
  const scale = tileScale(
    tiles.flatMap((tile) => figureOf(tile, share) ?? []),
    share,
  );
  const words = useTileWords(block, data);
  const { placed, others } = arranged(tiles);
  const tile = (one: MapTile, style?: React.CSSProperties) => {
    const figure = figureOf(one, share);
    return (
      <li key={one.id} {...(style === undefined ? {} : { style })}>
        <Tile
          tile={one}
          figure={words.figure(one)}
          part={words.part(one)}
          shade={figure === undefined ? "none" : String(scale.classOf(figure))}
          onOrgUnit={onOrgUnit}
        />
      </li>
    );
  };
  const above = data.above ?? undefined;
  return (
    <div className="z-map">
      <div className="z-actions">
        {wentDown && above !== undefined && (
          <Button icon={<Icon name="left" />} onClick={() => onOrgUnit(above.id)}>
            {t("map.up", { name: above.name })}
          </Button>
        )}
        <strong>{data.place?.name}</strong>
      </div>
      {tiles.length === 0 && <EmptyState title={t("map.empty")} icon="map" />}
      {placed.length > 0 && (
        <div className="z-map-scroll">
          <ul className="z-map-grid">{placed.map(({ tile: one, column, row }) => tile(one, { gridColumn: column, gridRow: row }))}</ul>
        </div>
      )}
      {others.length > 0 && <ul className="z-map-flow">{others.map((one) => tile(one))}</ul>}
      {tiles.length > 0 && (
        <>
          <Legend
            limits={scale.limits.map((limit) => (share ? words.percent(limit) : words.number(limit)))}
            zero={share ? words.percent(0) : words.number(0)}
          />
          <p className="z-quiet z-small">{t(placed.length > 0 ? "map.note" : "map.noteFlow")}</p>
          <details>
            <summary>{t("map.table")}</summary>
            <TileTable tiles={tiles} share={share} words={words} columns={words.columns} onOrgUnit={onOrgUnit} />
          </details>
        </>
      )}
    </div>
  );
}

/** What a tile is called and shows. */
export interface TileWords {
  readonly columns: { readonly unit: string; readonly value: string; readonly of: string };
  figure(tile: MapTile): string;
  /** The numbers behind a share. */
  part(tile: MapTile): string;
  number(value: number | null): string;
  percent(value: number): string;
}

function useTileWords({ map }: PageBlock, { columns }: BlockData): TileWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const column = (id: string | undefined) => columns?.find((one) => one.id === id);
  const format = map?.format ?? column(map?.value)?.format;
  const number = (value: number | null) => formatFigure(value, format, language, t);
  const percent = (value: number) => formatPercent(value, language);
  return {
    columns: {
      unit: column(map?.unit)?.title ?? t("map.unit"),
      value: column(map?.value)?.title ?? t("map.value"),
      of: column(map?.of)?.title ?? t("map.of"),
    },
    number,
    percent,
    figure: (tile) => {
      const figure = figureOf(tile, map?.of !== undefined);
      if (figure === undefined) return "—";
      return map?.of === undefined ? number(figure) : percent(figure);
    },
    part: (tile) => (map?.of === undefined || tile.value === null ? "" : t("map.outOf", { value: number(tile.value), of: number(tile.of) })),
  };
}

interface TileProps {
  readonly tile: MapTile;
  readonly figure: string;
  readonly part: string;
  readonly shade: string;
  readonly onOrgUnit: (orgUnit: string) => void;
}

function Tile({ tile, figure, part, shade, onOrgUnit }: TileProps) {
  const { t } = useTranslation();
  const inside = (
    <>
      <span className="z-tile-name">{tile.name}</span> <strong className="z-number">{figure}</strong>{" "}
      {part !== "" && <span className="z-tile-part z-number">{part}</span>}
    </>
  );
  const common = { className: "z-tile", "data-shade": shade };
  if (tile.deeper)
    return (
      <button type="button" {...common} onClick={() => onOrgUnit(tile.id)}>
        {inside} <span className="z-hidden">{t("map.down")}</span>
      </button>
    );
  if (tile.opens !== null)
    return (
      <Link {...common} to={tile.opens}>
        {inside} <span className="z-hidden">{t("map.open")}</span>
      </Link>
    );
  return <div {...common}>{inside}</div>;
}

function Legend({ zero, limits }: { readonly zero: string; readonly limits: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <ul className="z-map-legend" aria-label={t("map.legend")}>
      <li>
        <span className="z-tile" data-shade="none" aria-hidden="true" />— {t("map.none")}
      </li>
      <li>
        <span className="z-tile" data-shade="0" aria-hidden="true" />
        {zero}
      </li>
      {[...limits.entries()].map(([at, limit]) => (
        <li key={limit}>
          <span className="z-tile" data-shade={String(at + 1)} aria-hidden="true" />
          {t("map.upTo", { limit })}
        </li>
      ))}
    </ul>
  );
}

interface Arranged {
  readonly placed: readonly { readonly tile: MapTile; readonly column: number; readonly row: number }[];
  readonly others: readonly MapTile[];
}

/** Tiles at their columns and rows, counted from the first that is needed, line after line; those without a place of their own come after. */
function arranged(tiles: readonly MapTile[]): Arranged {
  const taken = new Set<string>();
  const placed: { tile: MapTile; column: number; row: number }[] = [];
  const others: MapTile[] = [];
  for (const tile of tiles) {
    const spot = `${tile.column} ${tile.row}`;
    if (tile.column === undefined || tile.row === undefined || taken.has(spot)) others.push(tile);
    else {
      taken.add(spot);
      placed.push({ tile, column: tile.column, row: tile.row });
    }
  }
  const [left, top] = [Math.min(...placed.map(({ column }) => column)), Math.min(...placed.map(({ row }) => row))];
  return {
    placed: placed.map((one) => ({ ...one, column: one.column - left + 1, row: one.row - top + 1 })).sort((a, b) => a.row - b.row || a.column - b.column),
    others,
  };
}
