import { atOnce, type Issue, type Steps } from "@zhili/contracts";
import { nearest } from "../schema/index.js";
import { checkCase } from "./check/check-case.js";
import { checkCodeList } from "./check/check-code-list.js";
import { checkLedger } from "./check/check-ledger.js";
import { localeIssues } from "./check/check-locales.js";
import { checkMigration } from "./check/check-migration.js";
import { checkPage } from "./check/check-page.js";
import { checkRecordType } from "./check/check-record-type.js";
import { checkReport } from "./check/check-report.js";
import { checkRole } from "./check/check-role.js";
import { checkSchedule } from "./check/check-schedule.js";
import { checkScorecard } from "./check/check-scorecard.js";
import { checkWorkflow } from "./check/check-workflow.js";
import { type Checker, checkerFor, type RuleUses } from "./check/checker.js";
import { KIND_WORDS } from "./check/words.js";
import { indexConfiguration } from "./configuration-index.js";
import { PacksDuplicateId, PacksUnknownName, packIssue } from "./errors.js";
import type { KnownNames } from "./known-names.js";
import type { DefinitionKind, PackDocument } from "./pack-document.js";
import { definitionsOf, type Resolved } from "./resolve-ref.js";

type Check<K extends DefinitionKind> = (checker: Checker, found: Resolved<K>) => void;

/**
 * Checks the packs of a configuration as a whole: every name exists and every expression compiles in its environment. Issues name file,
 * JSON Pointer, line (when the pack brings its sources) and the nearest known name. An empty list means that it can be published.
 */
export function checkConfiguration(packs: readonly PackDocument[], known: KnownNames): Issue[] {
  return atOnce(configurationCheck(packs, known));
}

/** `checkConfiguration` in steps, one for each definition. */
export function* configurationCheck(packs: readonly PackDocument[], known: KnownNames): Steps<Issue[]> {
  const issues = packs.flatMap((pack) => [...requirementIssues(pack, packs), ...localeIssues(pack)]);
  const index = indexConfiguration(packs);
  const uses: RuleUses = new Map();
  function* run<K extends DefinitionKind>(kind: K, check: Check<K>): Steps<void> {
    for (const found of definitionsOf(kind, packs)) {
      const pack = packs.find(({ manifest }) => manifest.id === found.pack);
      if (pack !== undefined) check(checkerFor(index, known, uses, pack, kind, found.id, issues), found);
      yield;
    }
  }
  yield* run("code-list", checkCodeList);
  yield* run("record-type", checkRecordType);
  yield* run("workflow", checkWorkflow);
  yield* run("scorecard", checkScorecard);
  yield* run("schedule", checkSchedule);
  yield* run("report", checkReport);
  yield* run("role", checkRole);
  yield* run("page", checkPage);
  yield* run("case", checkCase);
  yield* run("migration", checkMigration);
  yield* run("ledger", checkLedger);
  return issues;
}

/** Packs that a pack asks for must be there; no two packs share an id. */
function requirementIssues(pack: PackDocument, packs: readonly PackDocument[]): Issue[] {
  const { id, requires } = pack.manifest;
  const file = "package.json";
  const others = packs.map(({ manifest }) => manifest.id);
  const issues: Issue[] = [];
  if (packs.filter(({ manifest }) => manifest.id === id).length > 1) issues.push({ ...packIssue(PacksDuplicateId, "/zhili/id", { id }), pack: id, file });
  for (const name of Object.keys(requires.packs ?? {})) {
    if (others.includes(name)) continue;
    const words = KIND_WORDS.pack;
    const facts = { name, what: words.en, whatZh: words["zh-CN"] };
    issues.push({ ...packIssue(PacksUnknownName, `/zhili/requires/packs/${name}`, facts, nearest(name, others)), pack: id, file });
  }
  return issues;
}
