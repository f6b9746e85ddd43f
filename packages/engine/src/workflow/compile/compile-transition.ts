import type { Fact, Issue, Transition } from "@zhili/contracts";
import { type ExpressionType, type TypeEnvironment, typeOfSchema } from "../../expression/index.js";
import type { CompiledTally, CompiledTransition } from "./compiled-workflow.js";
import { type ExpressionCompiler, expressionCompiler } from "./expression-compiler.js";

/** Compiles one step in its own environment: the record, what is typed at the step, its facts. */
export function compileTransition(
  definition: Transition,
  path: string,
  environment: TypeEnvironment,
  issues: Issue[],
  branch?: CompiledTransition["branch"],
): CompiledTransition {
  const asked = definition.form?.fields ?? [];
  const compiler = expressionCompiler({ ...environment, ...factTypes(definition.facts), input: inputType(definition, environment.record) }, issues, asked);
  const quorum = definition.approval?.quorum;
  const at = `${path}/approval/quorum`;
  return {
    id: definition.id,
    definition,
    ...(branch === undefined ? {} : { branch }),
    guards: compiler.guards(definition.guards, `${path}/guards`),
    effects: compiler.effects(definition.effects, `${path}/effects`),
    onRejected: compiler.effects(definition.approval?.onRejected, `${path}/approval/onRejected`),
    ...(quorum?.tally === undefined ? {} : { tally: compileTally(quorum.tally, compiler, `${at}/tally`) }),
    ...(quorum?.eligible === undefined ? {} : { eligible: compiler.expression(quorum.eligible, `${at}/eligible`) }),
  };
}

function compileTally(
  tally: NonNullable<NonNullable<NonNullable<Transition["approval"]>["quorum"]>["tally"]>,
  compiler: ExpressionCompiler,
  path: string,
): CompiledTally {
  return {
    eligible: compiler.expression(tally.eligible, `${path}/eligible`),
    present: compiler.expression(tally.present, `${path}/present`),
    agree: compiler.expression(tally.agree, `${path}/agree`),
    ...(tally.against === undefined ? {} : { against: compiler.expression(tally.against, `${path}/against`) }),
    ...(tally.abstain === undefined ? {} : { abstain: compiler.expression(tally.abstain, `${path}/abstain`) }),
  };
}

export const factTypes = (facts: readonly Fact[] | undefined): Record<string, ExpressionType> =>
  Object.fromEntries((facts ?? []).map(({ id }): [string, ExpressionType] => [id, "dyn"]));

/** `input` holds the fields of the step and the record's fields asked for at it. */
function inputType({ form }: Transition, record: ExpressionType | undefined): ExpressionType {
  const typed: Record<string, ExpressionType> = {};
  const known = typeof record === "object" && "object" in record ? record.object : {};
  for (const field of form?.fields ?? []) {
    const top = field.split(".")[0] ?? field;
    typed[top] = known[top] ?? "dyn";
  }
  const own = form?.input === undefined ? undefined : typeOfSchema(form.input);
  if (typeof own === "object" && "object" in own) Object.assign(typed, own.object);
  return { object: typed };
}
