import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MapTile } from "../../api/page-data.js";
import type { TileWords } from "./tile-map.js";

interface TileTableProps {
  readonly tiles: readonly MapTile[];
  readonly share: boolean;
  readonly words: TileWords;
  readonly columns: TileWords["columns"];
  readonly onOrgUnit: (orgUnit: string) => void;
}

/** The figures of a map as a table, with every way that leads on. */
export function TileTable({ tiles, share, words, columns, onOrgUnit }: TileTableProps) {
  const { t } = useTranslation();
  return (
    <div className="z-scroll">
      <table className="z-plain-table z-rows">
        <thead>
          <tr>
            <th scope="col">{columns.unit}</th>
            <th scope="col" className="z-right">
              {columns.value}
            </th>
            {share && (
              <>
                <th scope="col" className="z-right">
                  {columns.of}
                </th>
                <th scope="col" className="z-right">
                  {t("map.share")}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {tiles.map((tile) => (
            <tr key={tile.id}>
              <td data-title={columns.unit}>
                {tile.opens === null ? tile.name : <Link to={tile.opens}>{tile.name}</Link>}
                {tile.deeper && (
                  <>
                    {" "}
                    <button type="button" className="z-why" aria-label={`${tile.name} · ${t("map.down")}`} onClick={() => onOrgUnit(tile.id)}>
                      {t("map.down")}
                    </button>
                  </>
                )}
              </td>
              <td className="z-right" data-title={columns.value}>
                {words.number(tile.value)}
              </td>
              {share && (
                <>
                  <td className="z-right" data-title={columns.of}>
                    {words.number(tile.of)}
                  </td>
                  <td className="z-right" data-title={t("map.share")}>
                    {words.figure(tile)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
