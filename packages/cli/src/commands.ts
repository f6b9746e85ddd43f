import { backup } from "./backup.js";
import type { Command } from "./command.js";
import { configChanges } from "./config-changes.js";
import { configExport } from "./config-export.js";
import { configHistory } from "./config-history.js";
import { configImport } from "./config-import.js";
import { dataExport } from "./data-export.js";
import { dataImport } from "./data-import.js";
import { doctor } from "./doctor.js";
import { ledgerVerify } from "./ledger-verify.js";
import { packBuild } from "./pack-build.js";
import { packDiff } from "./pack-diff.js";
import { packInstall } from "./pack-install.js";
import { packList } from "./pack-list.js";
import { packMerge } from "./pack-merge.js";
import { packNew } from "./pack-new.js";
import { packRollback } from "./pack-rollback.js";
import { packTest } from "./pack-test.js";
import { packUpgrade } from "./pack-upgrade.js";
import { packValidate } from "./pack-validate.js";
import { packWithdraw } from "./pack-withdraw.js";
import { pluginBuild } from "./plugin-build.js";
import { pluginList } from "./plugin-list.js";
import { pluginNew } from "./plugin-new.js";
import { pluginTest } from "./plugin-test.js";
import { restore } from "./restore.js";
import { serve } from "./serve.js";
import { types } from "./types.js";
import { userAdd } from "./user-add.js";
import { userGrant } from "./user-grant.js";
import { userReset } from "./user-reset.js";

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  serve,
  packNew,
  packValidate,
  packTest,
  packBuild,
  packInstall,
  packUpgrade,
  packRollback,
  packWithdraw,
  packDiff,
  packMerge,
  packList,
  configHistory,
  configChanges,
  configExport,
  configImport,
  pluginNew,
  pluginTest,
  pluginBuild,
  pluginList,
  userAdd,
  userGrant,
  userReset,
  types,
  dataExport,
  dataImport,
  backup,
  restore,
  ledgerVerify,
  doctor,
];
