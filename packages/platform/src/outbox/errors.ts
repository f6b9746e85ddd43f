import { defineError } from "@zhili/contracts";

/** Facts: channel. */
export const ChannelMissing = defineError("OUTBOX_CHANNEL_MISSING", 500, {
  "zh-CN": "没有安装名为“{channel}”的通知渠道。",
  en: "There is no channel {channel}; the plugin that brings it is not installed.",
});
/** Facts: channel, seconds. */
export const DeliveryTimedOut = defineError("OUTBOX_DELIVERY_TIMED_OUT", 504, {
  "zh-CN": "通知渠道“{channel}”{seconds} 秒没有回应。",
  en: "The channel {channel} did not answer within {seconds} seconds.",
});
export const MessageNotFound = defineError("OUTBOX_MESSAGE_NOT_FOUND", 404, { "zh-CN": "找不到这条消息。", en: "There is no such message." });
