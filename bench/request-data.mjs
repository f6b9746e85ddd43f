export const KINDS = ["repair", "noise", "water", "other"];
export const TOWNSHIPS = 10;
export const VILLAGES = 10;
export const HOUSEHOLDS = 1000;

/** The ten fields of request number `index`, the same on both sides. */
export function requestData(index) {
  return {
    no: `R${String(index).padStart(7, "0")}`,
    subject: `Street lamp ${index} has gone out`,
    kind: KINDS[index % KINDS.length],
    urgent: index % 3 === 0,
    happenedOn: `2026-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`,
    people: index % 50,
    area: (index % 400) / 4,
    phone: `138${String(10_000_000 + (index % 90_000_000))}`,
    note: "Seen on the way home; the neighbours say that it has been dark for three days.",
    household: `h${index % HOUSEHOLDS}`,
  };
}

/** Every village of ten townships below one county. */
export function villageOf(index, townships = TOWNSHIPS) {
  const township = Math.floor(index / KINDS.length) % townships;
  const village = Math.floor(index / KINDS.length / townships) % VILLAGES;
  return { id: `t${township}v${village}`, path: `/c/t${township}/t${township}v${village}/` };
}
