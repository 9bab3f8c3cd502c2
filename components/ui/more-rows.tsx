/** At the end of a list that goes on: fetches its next page. */
import { Button } from "./button";

export type MoreRowsProps = {
  /** An infinite query. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  words?: string;
};

export function MoreRows({ list, words = "Show more" }: MoreRowsProps) {
  if (!list.hasNextPage) return null;
  return (
    <p className="p-2">
      <Button variant="ghost" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {words}
      </Button>
    </p>
  );
}
