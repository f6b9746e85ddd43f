import { defineError } from "@zhili/contracts";

export const SignInRefused = defineError("IDENTITY_SIGN_IN_REFUSED", 401, {
  "zh-CN": "用户名或密码不对。连续错 5 次，账号会锁 30 分钟。",
  en: "The user name or the password is wrong. After 5 failures the account is locked for 30 minutes.",
});
/** Facts: minutes. */
export const AccountLocked = defineError("IDENTITY_LOCKED", 423, {
  "zh-CN": "密码连续输错 5 次，账号已锁定，请 {minutes} 分钟后再试，或请安全管理员重置密码。",
  en: "Five wrong passwords: the account is locked. Try again in {minutes} minutes, or ask the security administrator for a new password.",
});
export const AccountDisabled = defineError("IDENTITY_DISABLED", 403, {
  "zh-CN": "这个账号已停用，请联系安全管理员。",
  en: "This account is disabled; ask the security administrator.",
});
export const SessionEnded = defineError("IDENTITY_SESSION_ENDED", 401, {
  "zh-CN": "登录已过期或已退出，请重新登录。填写的内容没有丢失。",
  en: "The session has ended; sign in again. What you typed is kept.",
});
export const PasswordWeak = defineError("IDENTITY_PASSWORD_WEAK", 422, {
  "zh-CN": "密码不够安全，请按提示修改。",
  en: "The password is not safe enough; see the reasons.",
});
export const PasswordWrong = defineError("IDENTITY_PASSWORD_WRONG", 422, {
  "zh-CN": "当前密码不对。",
  en: "The current password is wrong.",
});
export const PasswordChangeNeeded = defineError("IDENTITY_PASSWORD_CHANGE_NEEDED", 403, {
  "zh-CN": "请先把一次性密码改成自己的密码，再办其他事。",
  en: "Change the one-time password to your own first.",
});
/** Facts: username. */
export const UsernameTaken = defineError("IDENTITY_USERNAME_TAKEN", 409, {
  "zh-CN": "用户名“{username}”已有人用，请换一个。",
  en: "The user name {username} is taken; choose another.",
});
export const UsernameInvalid = defineError("IDENTITY_USERNAME_INVALID", 422, {
  "zh-CN": "用户名须为 2 到 64 个字，可用汉字、字母、数字和 . _ - @，不能有空格。",
  en: "A user name has 2 to 64 letters, digits or . _ - @, without spaces.",
});
export const UserNotFound = defineError("IDENTITY_USER_NOT_FOUND", 404, { "zh-CN": "没有这个账号。", en: "There is no such account." });
export const GrantNotFound = defineError("IDENTITY_GRANT_NOT_FOUND", 404, {
  "zh-CN": "没有这项授权，可能已经收回。",
  en: "There is no such grant; it may be revoked already.",
});
export const GrantRefused = defineError("IDENTITY_GRANT_REFUSED", 409, {
  "zh-CN": "不能授予这个角色：{reason}",
  en: "The role can't be granted: {reasonEn}",
});
/** Facts: role. */
export const GrantPlaceNeeded = defineError("IDENTITY_GRANT_PLACE_NEEDED", 422, {
  "zh-CN": "“{role}”只在一个辖区内有效，请选择辖区。",
  en: "{role} holds for one org unit and what is below it; name the org unit.",
});
export const GrantDatesWrong = defineError("IDENTITY_GRANT_DATES_WRONG", 422, {
  "zh-CN": "授权的结束日期早于开始日期。",
  en: "The grant ends before it begins.",
});
export const OwnGrant = defineError("IDENTITY_OWN_GRANT", 403, {
  "zh-CN": "不能给自己授权或停用自己，请由另一位安全管理员办理。",
  en: "Nobody grants roles to themselves or disables themselves; another security administrator has to do it.",
});
export const AccountsDenied = defineError("IDENTITY_NOT_ALLOWED", 403, {
  "zh-CN": "您没有权限{verb}账号和授权，请联系安全管理员。",
  en: "You may not {verbEn} accounts and grants; ask the security administrator.",
});
