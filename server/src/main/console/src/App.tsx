import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';

import { useMe } from './api/me';
import { session, useSession } from './api/session';
import { ErrorBoundary } from './ui/ErrorBoundary';
import { EmptyState } from './ui/EmptyState';
import { PageHead } from './ui/PageHead';
import { PageSkeleton } from './ui/PageSkeleton';
import { ProblemState } from './ui/ProblemState';
import { Shell } from './ui/Shell';

const SignIn = lazy(() => import('./pages/SignIn'));
const Catalogue = lazy(() => import('./pages/Catalogue'));
const Rules = lazy(() => import('./pages/Rules'));
const RulePage = lazy(() => import('./pages/RulePage'));
const Runs = lazy(() => import('./pages/Runs'));
const RunPage = lazy(() => import('./pages/RunPage'));
const Sales = lazy(() => import('./pages/Sales'));
const Connectors = lazy(() => import('./pages/Connectors'));
const Audit = lazy(() => import('./pages/Audit'));
const Settings = lazy(() => import('./pages/Settings'));

/** The console: the sign-in page, or the shell around a page of the project. */
export function App() {
  const signedIn = useSession();
  return (
    <ErrorBoundary as="main">
      <Suspense fallback={null}>
        <Switch>
          <Route path="/sign-in" component={SignIn} />
          <Route>{signedIn ? <Inside /> : <ToSignIn />}</Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Comes back to the page that was asked for. */
function ToSignIn() {
  const [path] = useLocation();
  const search = useSearch();
  const wanted = search ? `${path}?${search}` : path;
  return <Redirect replace to={wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`} />;
}

function Inside() {
  const me = useMe();
  const chosen = useSession()?.project;
  const projects = me.data?.projects;
  const project = projects?.find(({ slug }) => slug === chosen) ?? projects?.[0];
  useEffect(() => {
    if (project) {
      session.switchTo(project.slug);
    }
  }, [project]);
  return (
    <Shell>
      {me.error ? (
        <>
          <PageHead title="Projects" />
          <ProblemState error={me.error} onRetry={() => void me.refetch()} />
        </>
      ) : projects?.length === 0 ? (
        <>
          <PageHead title="Projects" />
          <EmptyState title="No project yet">Ask an administrator to add you to one.</EmptyState>
        </>
      ) : project && project.slug === chosen ? (
        <Pages key={project.slug} />
      ) : (
        <PageSkeleton />
      )}
    </Shell>
  );
}

function Pages() {
  const [path] = useLocation();
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path="/">
            <Redirect replace to="/catalogue" />
          </Route>
          <Route path="/catalogue" component={Catalogue} />
          <Route path="/rules" component={Rules} />
          <Route path="/rules/:id" component={RulePage} />
          <Route path="/runs" component={Runs} />
          <Route path="/runs/:id" component={RunPage} />
          <Route path="/sales" component={Sales} />
          <Route path="/connectors" component={Connectors} />
          <Route path="/audit" component={Audit} />
          <Route path="/settings" component={Settings} />
          <Route>
            <PageHead title="No such page" />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
