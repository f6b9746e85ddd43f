import { useTranslation } from "react-i18next";
import type { BlockData } from "../../api/page-data.js";
import { formatNumber, formatPercent } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { EmptyState } from "../../ui/states.js";
import { type ChartData, chartData, slicePath, ticksOf } from "./chart-data.js";
import { DataTable } from "./data-table.js";

interface ChartProps {
  readonly kind: "bar" | "line" | "pie";
  readonly data: BlockData;
  readonly x: string | undefined;
  readonly y: readonly string[] | undefined;
  readonly title: string;
}

/** Ink and earth, told apart by lightness as well as by hue. */
const COLOURS = ["#a1301f", "#3f6d8e", "#b98a2f", "#5d7f5a", "#7d5a86", "#8c8577"];
const colour = (place: number): string => COLOURS[place % COLOURS.length] ?? "#8c8577";

const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 48;
const BOTTOM = 36;

/** A simple chart with its figures as a table beside it. */
export function Chart({ kind, data, x, y, title }: ChartProps) {
  const { t } = useTranslation();
  const chart = chartData(data, x, y);
  if (chart.labels.length === 0 || chart.series.length === 0) return <EmptyState title={t("page.noRows")} icon="chart" />;
  return (
    <figure className="z-chart">
      {kind === "pie" ? <Ring chart={chart} title={title} /> : <Axes chart={chart} kind={kind} title={title} />}
      {(chart.series.length > 1 || kind === "pie") && <Legend chart={chart} pie={kind === "pie"} />}
      <details>
        <summary>{t("chart.table")}</summary>
        <DataTable data={data} />
      </details>
    </figure>
  );
}

function Axes({ chart, kind, title }: { readonly chart: ChartData; readonly kind: "bar" | "line"; readonly title: string }) {
  const language = useLanguage();
  const wide = WIDTH - LEFT - 8;
  const high = HEIGHT - BOTTOM - 12;
  const slot = wide / chart.labels.length;
  const up = (value: number) => 12 + high * (1 - value / chart.top);
  const bar = Math.min(44, (slot * 0.7) / chart.series.length);
  const every = Math.ceil(chart.labels.length / Math.max(1, Math.floor(wide / 72)));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      {ticksOf(chart).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - 8} y1={up(tick)} y2={up(tick)} className="z-chart-line" />
          <text x={LEFT - 8} y={up(tick) + 4} textAnchor="end">
            {formatNumber(tick, language, { most: 1 })}
          </text>
        </g>
      ))}
      {chart.labels.map((label, place) => (
        <text key={label} x={LEFT + slot * (place + 0.5)} y={HEIGHT - 14} textAnchor="middle">
          {place % every === 0 ? shortLabel(label, slot * every) : ""}
        </text>
      ))}
      {kind === "bar"
        ? chart.series.map((series, order) =>
            series.values.map((value, place) => (
              <rect
                key={`${series.id} ${chart.labels[place]}`}
                x={LEFT + slot * (place + 0.5) + (order - chart.series.length / 2) * bar}
                y={up(Math.max(0, value))}
                width={Math.max(1, bar - 2)}
                height={Math.max(0, up(0) - up(Math.max(0, value)))}
                fill={colour(order)}
                rx={2}
              >
                <title>{`${chart.labels[place]} ${series.title} ${formatNumber(value, language)}`}</title>
              </rect>
            )),
          )
        : chart.series.map((series, order) => (
            <g key={series.id}>
              <polyline
                points={series.values.map((value, place) => `${LEFT + slot * (place + 0.5)},${up(value)}`).join(" ")}
                fill="none"
                stroke={colour(order)}
                strokeWidth={2.5}
                strokeLinejoin="round"
              />
              {series.values.map((value, place) => (
                <circle key={chart.labels[place]} cx={LEFT + slot * (place + 0.5)} cy={up(value)} r={3.5} fill={colour(order)}>
                  <title>{`${chart.labels[place]} ${series.title} ${formatNumber(value, language)}`}</title>
                </circle>
              ))}
            </g>
          ))}
    </svg>
  );
}

function Ring({ chart, title }: { readonly chart: ChartData; readonly title: string }) {
  const language = useLanguage();
  const values = chart.series[0]?.values ?? [];
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let from = 0;
  return (
    <svg viewBox="-110 -110 220 220" role="img" aria-label={title} className="z-ring">
      {values.map((value, place) => {
        const share = total === 0 ? 0 : Math.max(0, value) / total;
        const path = share === 0 ? "" : slicePath(from, from + share, 100, 58);
        from += share;
        return (
          <path key={chart.labels[place]} d={path} fill={colour(place)}>
            <title>{`${chart.labels[place]} ${formatNumber(value, language)} (${formatPercent(share, language)})`}</title>
          </path>
        );
      })}
      <text textAnchor="middle" y={8} className="z-ring-total">
        {formatNumber(total, language)}
      </text>
    </svg>
  );
}

function Legend({ chart, pie }: { readonly chart: ChartData; readonly pie: boolean }) {
  const language = useLanguage();
  const values = chart.series[0]?.values ?? [];
  const items = pie
    ? chart.labels.map((label, place) => ({ key: label, text: `${label} ${formatNumber(values[place] ?? 0, language)}` }))
    : chart.series.map((series) => ({ key: series.id, text: series.title }));
  return (
    <ul className="z-legend">
      {items.map((item, place) => (
        <li key={item.key}>
          <span style={{ background: colour(place) }} aria-hidden="true" />
          {item.text}
        </li>
      ))}
    </ul>
  );
}

function shortLabel(label: string, room: number): string {
  const most = Math.max(2, Math.floor(room / 13));
  return [...label].length <= most ? label : `${[...label].slice(0, most - 1).join("")}…`;
}
