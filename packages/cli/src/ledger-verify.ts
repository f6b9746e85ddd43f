import { createPlatform, openVault, restoreConfiguration, verifyLedger } from "@zhili/platform";
import { openStore } from "@zhili/store";

/** `zhili ledger verify`: proves every ledger of ZHILI_DATA (or MONGODB_URI); 1 when one does not hold. */
export async function ledgerVerify(words: readonly string[]): Promise<number> {
  const folder = process.env.ZHILI_DATA ?? ".zhili";
  const uri = process.env.MONGODB_URI;
  const store = await openStore({ folder, ...(uri === undefined ? {} : { mongodbUri: uri }) });
  try {
    const platform = await createPlatform({ store, vault: await openVault(folder), folder });
    await restoreConfiguration(platform);
    const proofs = [];
    for (const ledger of platform.configuration().ledgers.keys()) proofs.push(await verifyLedger(platform, ledger));
    if (words.includes("--json")) console.log(JSON.stringify(proofs, null, 2));
    else
      for (const proof of proofs)
        console.log(
          `${proof.ok ? "ok  " : "FAIL"} ${proof.ledger}: ${proof.checked} entries${proof.firstBad === undefined ? "" : `, first bad ${proof.firstBad.seq} (${proof.firstBad.why})`}`,
        );
    return proofs.every((proof) => proof.ok) ? 0 : 1;
  } finally {
    await store.close();
  }
}
