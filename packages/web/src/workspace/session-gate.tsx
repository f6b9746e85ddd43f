import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useEffect } from "react";
import { readConfiguration } from "../api/configuration.js";
import { onRevision, onSignedOut } from "../api/request.js";
import { readSession } from "../api/session.js";
import type { Me } from "../api/types.js";
import { StandingContext } from "../ui/configuration-context.js";
import { ErrorState } from "../ui/states.js";
import { queryClient } from "./query-client.js";
import { Screens } from "./screens.js";
import { Shell } from "./shell/shell.js";
import { ForcedPassword } from "./sign-in/forced-password.js";
import { SignInPage } from "./sign-in/sign-in-page.js";

/** Nobody: sign in. A first password: change it. Else the shell, once the configuration is there. */
export function SessionGate() {
  const session = useQuery({ queryKey: ["session"], queryFn: readSession, staleTime: 300_000 });
  useEffect(() => onSignedOut(() => queryClient.setQueryData(["session"], null)), []);
  useEffect(() => onRevision(() => void queryClient.invalidateQueries({ queryKey: ["configuration"] })), []);
  if (session.isPending) return <Waiting />;
  if (session.isError)
    return (
      <main>
        <ErrorState error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  if (session.data === null) return <SignInPage />;
  if (session.data.user.mustChangePassword) return <ForcedPassword />;
  return <Configured me={session.data.user} />;
}

function Configured({ me }: { readonly me: Me }) {
  const configuration = useQuery({ queryKey: ["configuration", me.id], queryFn: ({ signal }) => readConfiguration(signal), staleTime: 600_000 });
  if (configuration.isPending) return <Waiting />;
  if (configuration.isError)
    return (
      <main>
        <ErrorState error={configuration.error} retry={() => void configuration.refetch()} />
      </main>
    );
  return (
    <StandingContext value={{ me, configuration: configuration.data }}>
      <Shell>
        <Screens />
      </Shell>
    </StandingContext>
  );
}

function Waiting() {
  return (
    <div className="z-waiting" aria-busy="true">
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  );
}
