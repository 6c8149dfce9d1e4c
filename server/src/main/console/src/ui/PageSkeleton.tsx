import { Skeleton, Stack } from '@mantine/core';

/** A page of a head and a table, before it is there. */
export function PageSkeleton() {
  return (
    <Stack gap="md" aria-busy role="status">
      <h1 className="visually-hidden">Loading</h1>
      <Skeleton h={28} w={220} />
      <Skeleton h={14} w={320} />
      <Skeleton h={440} />
    </Stack>
  );
}
