import type { Dataset, PageBlock } from "@zhili/contracts";
import { PacksContradiction } from "../errors.js";
import { datasetColumns } from "./check-report.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";

/** A map's org unit, value and whole are columns of its dataset, and the org unit is a group of org units. */
export function checkMapBlock(checker: Checker, block: PageBlock, dataset: Dataset | undefined, path: string): void {
  if (block.type === "map" && (block.map === undefined || block.report === undefined || block.dataset === undefined)) {
    const reason = { reason: "a map block names report, dataset and map", reasonZh: "地图区块须写明 report、dataset 和 map" };
    checker.add(PacksContradiction, `${path}/type`, reason);
  }
  if (block.map?.opens !== undefined) checker.ref("record-type", block.map.opens, `${path}/map/opens`);
  if (block.map === undefined || dataset === undefined) return;
  const columns = datasetColumns(dataset);
  const { unit, value, of } = block.map;
  checker.name(value, columns, KIND_WORDS.column, `${path}/map/value`);
  if (of !== undefined) checker.name(of, columns, KIND_WORDS.column, `${path}/map/of`);
  const groups = dataset.group ?? [];
  if (
    !checker.name(
      unit,
      groups.map(({ id }) => id),
      KIND_WORDS.column,
      `${path}/map/unit`,
    )
  )
    return;
  const key = groups.find(({ id }) => id === unit);
  if (groups.length === 1 && (key?.level !== undefined || key?.below === true || key?.field === "orgUnit")) return;
  const reason = { reason: `${unit} is not the only group of the dataset, one of org units`, reasonZh: `“${unit}”应是数据集唯一的分组，并按单位归集` };
  checker.add(PacksContradiction, `${path}/map/unit`, reason);
}
