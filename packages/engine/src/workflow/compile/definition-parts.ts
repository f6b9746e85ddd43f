import type { WorkflowState } from "@zhili/contracts";

export type { Approval, Checklist, Deadline, Effect, Guard, NoticeWindow, Transition, WorkflowDefinition, WorkflowState } from "@zhili/contracts";

export type Branch = NonNullable<WorkflowState["branches"]>[number];
