import { defineError } from "@zhili/contracts";

/** Facts: role, rule, path, reason. */
export const AccessBadCondition = defineError("ACCESS_BAD_CONDITION", 422, {
  "zh-CN": "角色“{role}”的规则“{rule}”中，条件“{path}”不能用：{reason}。",
  en: "Role {role}, rule {rule}: the condition {path} cannot be used ({reason}).",
});

/** Facts: role, other, orgUnit. */
export const AccessRolesExclude = defineError("ACCESS_ROLES_EXCLUDE", 409, {
  "zh-CN": "“{role}”与“{other}”不能由同一人在同一辖区内兼任。",
  en: "{role} and {other} must not be held by one person for overlapping org units.",
});

/** Facts: role. */
export const AccessUnknownRole = defineError("ACCESS_UNKNOWN_ROLE", 422, {
  "zh-CN": "没有名为“{role}”的角色。",
  en: "There is no role named {role}.",
});

/** Facts: role, level, levels. */
export const AccessRoleLevel = defineError("ACCESS_ROLE_LEVEL", 422, {
  "zh-CN": "“{role}”不能授予“{level}”一级，只能授予：{levels}。",
  en: "{role} is not granted at the level {level}, only at: {levels}.",
});
