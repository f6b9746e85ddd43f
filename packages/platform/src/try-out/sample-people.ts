import type { Actor, Grant, OrgUnit } from "@zhili/contracts";
import { type Ability, abilityFor } from "@zhili/engine/access";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import { titleIn } from "../configuration/translate.js";
import { GRANTS, USERS, type User } from "../identity/user.js";
import { ANONYMOUS_ACTOR, type RequestContext } from "../platform.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { TryOutRoleUnknown } from "./errors.js";
import type { SampleWorld } from "./sample-world.js";

/** In which role something is tried; where, when the role is held at several places that matter; which of several people of that role. */
export interface TriedAs {
  /** `pack:role`. */
  readonly role: string;
  readonly at?: string;
  /** From 1. */
  readonly person?: number;
}

/** A role that has something to do with what is tried, and where somebody holds it. */
export interface TriedRole {
  readonly role: string;
  readonly title: string;
  /** The first is where it is held when nothing else is said; none for roles that everybody has. */
  readonly places: readonly { readonly id: string; readonly name: string }[];
  /** Whether it may register such a record. */
  readonly makes: boolean;
}

const MOST_PLACES = 20;
const MOST_HOMES = 3;

/** Makes people of the sample world as a try-out asks for them; each role at each place has its own. */
export class SamplePeople {
  readonly #world: SampleWorld;
  readonly #context: Pick<RequestContext, "language">;
  readonly #made = new Map<string, string>();
  #units: readonly OrgUnit[] = [];
  #grants: readonly Grant[] = [];
  #persons: readonly User[] = [];
  readonly #homes = new Map<string, string>();

  constructor(world: SampleWorld, context: Pick<RequestContext, "language">) {
    this.#world = world;
    this.#context = context;
  }

  async look(): Promise<this> {
    const { store } = this.#world.platform;
    this.#units = await all<OrgUnit>(this.#world, ORG_UNITS);
    this.#grants = await all<Grant>(this.#world, GRANTS);
    const users = await store.find(USERS, { personId: { $exists: true } }, { limit: 20 });
    this.#persons = users.items as unknown as User[];
    for (const { collection } of this.#world.platform.configuration().recordTypes.values()) {
      const records = await store.getMany(
        collection,
        this.#persons.flatMap(({ personId }) => personId ?? []),
      );
      for (const { id, orgUnit } of records) if (typeof orgUnit === "string") this.#homes.set(id, orgUnit);
    }
    return this;
  }

  /** Where people of the type's pack work in the sample county: what is near when there is no record yet. */
  homesOf({ pack }: RecordType): string[] {
    const own = this.#grants.filter(({ role, orgUnit }) => role.startsWith(`${pack}:`) && orgUnit !== "").map(({ orgUnit }) => orgUnit);
    return [...new Set(own)].slice(0, MOST_HOMES);
  }

  /** The org unit of whoever acts: where the role is held, or where the person lives. */
  placeOf({ role, at, person = 1 }: TriedAs, near: readonly string[]): string | undefined {
    if (at !== undefined) return at;
    const held = this.placesOf(role, near)[0]?.id;
    const definition = this.#world.platform.configuration().roles.roles.get(role)?.definition;
    if (definition?.personal !== true) return definition?.anonymous === true ? near[0] : held;
    return this.#homes.get(this.#persons[(person - 1) % Math.max(1, this.#persons.length)]?.personId ?? "") ?? near[0];
  }

  get units(): readonly OrgUnit[] {
    return this.#units;
  }

  /** Who acts: a name that the case run knows; undefined for nobody signed in. Throws TRY_OUT_ROLE_UNKNOWN. */
  async personFor(as: TriedAs, near: readonly string[] = []): Promise<string | undefined> {
    const { configuration } = this.#world.platform;
    const role = configuration().roles.roles.get(as.role);
    if (role === undefined) throw TryOutRoleUnknown({ facts: { role: as.role } });
    if (role.definition.anonymous === true) return undefined;
    const count = Math.max(1, as.person ?? 1);
    const own = role.definition.personal === true ? this.#persons[(count - 1) % Math.max(1, this.#persons.length)] : undefined;
    const place = role.definition.personal === true ? undefined : (as.at ?? this.placesOf(as.role, near)[0]?.id);
    if (own === undefined && place === undefined) throw TryOutRoleUnknown({ facts: { role: this.#titleOf(as.role) } });
    const key = `${as.role}@${place ?? own?.id}#${count}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const name = `try-${this.#made.size + 1}`;
    this.#made.set(key, name);
    const { title } = this.nameOf(as);
    await this.#world.run.prepare({
      people: [
        {
          id: name,
          name: own?.name ?? (count > 1 ? `${title} ${count}` : title),
          roles: place === undefined ? [] : [{ id: "held", role: as.role, at: place }],
          ...(own?.personId === undefined ? {} : { person: own.personId }),
        },
      ],
    });
    return name;
  }

  /** A role in words. */
  nameOf({ role }: Pick<TriedAs, "role">): { readonly title: string } {
    return { title: this.#titleOf(role) };
  }

  /** Roles that may do something with records of the type, each with the places near the given ones at which it is held. */
  rolesFor(type: RecordType, near: readonly string[]): TriedRole[] {
    const { roles } = this.#world.platform.configuration();
    const found = [...roles.roles.values()].flatMap((role): TriedRole[] => {
      const { definition, ref } = role;
      if (definition.administers !== undefined) return [];
      const places = definition.anonymous === true || definition.personal === true ? [] : this.placesOf(ref, near);
      if (definition.personal === true ? this.#persons.length === 0 : definition.anonymous !== true && places.length === 0) return [];
      const may = this.#rights(ref, places[0]?.id);
      const subject = subjectOf("record-type", type.ref);
      if (!["create", "read", "update", "transition"].some((action) => may.can(action, subject).allowed)) return [];
      return [{ role: ref, title: this.#titleOf(ref), places, makes: may.can("create", subject).allowed }];
    });
    const rank = ({ role, makes, places }: TriedRole) => (makes ? 0 : 4) + (places.length > 0 ? 0 : 2) + (role.startsWith(`${type.pack}:`) ? 0 : 1);
    return found.sort((one, other) => rank(one) - rank(other));
  }

  /** Where a role is held: on the line up from the given places, else where sample people hold it, else at the first unit of its level. */
  placesOf(ref: string, near: readonly string[]): { readonly id: string; readonly name: string }[] {
    const levels = this.#world.platform.configuration().roles.roles.get(ref)?.definition.levels;
    const byId = new Map(this.#units.map((unit) => [unit.id, unit]));
    const held = this.#grants.filter((grant) => grant.role === ref).flatMap((grant) => byId.get(grant.orgUnit) ?? []);
    const fits = (unit: OrgUnit) => (levels === undefined ? held.length === 0 || held.some(({ level }) => level === unit.level) : levels.includes(unit.level));
    const around = near.flatMap((id) => {
      const own = byId.get(id);
      if (own === undefined) return [];
      const line = own.path.split("/").flatMap((part) => byId.get(part) ?? []);
      const above = line.findLast(fits);
      const below = this.#units.find((unit) => fits(unit) && unit.path.startsWith(own.path));
      return above ?? below ?? [];
    });
    const found = around.length > 0 ? around : held.length > 0 ? held : this.#units.filter(fits).slice(0, 1);
    return [...new Map(found.map(({ id, name }) => [id, { id, name }])).values()].slice(0, MOST_PLACES);
  }

  #rights(ref: string, at: string | undefined): Ability {
    const configuration = this.#world.platform.configuration();
    const place = this.#units.find(({ id }) => id === at);
    const grants: Grant[] = place === undefined ? [] : [{ id: "held", user: "", role: ref, orgUnit: place.id, orgPath: place.path }];
    const person = this.#persons[0];
    const actor: Actor =
      configuration.roles.roles.get(ref)?.definition.anonymous === true
        ? ANONYMOUS_ACTOR
        : { id: "tried", name: "", kind: "user", grants, ...(place === undefined && person?.personId !== undefined ? { personId: person.personId } : {}) };
    return abilityFor(configuration.roles, actor, configuration.calendar.localDate(this.#world.clock.now().toISOString()));
  }

  #titleOf(ref: string): string {
    const configuration = this.#world.platform.configuration();
    const definition = configuration.roleDefinitions.get(ref)?.definition;
    return definition === undefined ? ref : titleIn({ configuration, context: this.#context as RequestContext }, "role", ref, definition);
  }
}

async function all<T>(world: SampleWorld, collection: string): Promise<T[]> {
  const found: T[] = [];
  let after: string | undefined;
  do {
    const page = await world.platform.store.find(collection, {}, { limit: 1000, ...(after === undefined ? {} : { after }) });
    found.push(...(page.items as unknown as T[]));
    after = page.cursor;
  } while (after !== undefined);
  return found;
}
