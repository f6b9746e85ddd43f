export { nearest as nearestName } from "@zhili/engine/schema";
