using Kommunenkat.App.Access;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Exploring;

/// <summary>Which page of the explorer a view is of. The names are what is stored.</summary>
public enum ExplorerPage
{
    Table,
    NonResponse,
}

/// <summary>What somebody looked at, to be found again.</summary>
/// <param name="Query">Of the address of the page, without its question mark: it is the whole choice.</param>
/// <param name="IsShared">Whether all analysts of the agency have it.</param>
/// <param name="Owner">Name of whoever saved it.</param>
/// <param name="IsOwn">Whether it is the asking person's.</param>
/// <param name="MayChange">Whether the asking person may rename and delete it: their own, and what somebody left behind whose account is removed.</param>
public sealed record SavedView(Guid Id, string Name, ExplorerPage Page, string Query, bool IsShared, string Owner, bool IsOwn, bool MayChange);

/// <summary>Lists the views that a person has saved, and those that colleagues share.</summary>
public sealed class ListSavedViews(AppDatabase database)
{
    /// <returns>The oldest first; <see cref="FailureKind.NotFound"/> for those who are no analysts.</returns>
    public Task<Outcome<IReadOnlyList<SavedView>>> RunAsync(Actor actor, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<SavedView>>(
            async session =>
            {
                if (!ExplorerAccess.IsOpenTo(actor))
                    return Failure.NotFound("There are no saved views for you.");
                return await SeenAsync(session, actor);
            },
            cancellation);

    internal static async Task<List<SavedView>> SeenAsync(DbSession session, Actor actor) =>
        [.. (await SavedViewStore.ListAsync(session, actor.PersonId)).Select(row =>
        {
            var isOwn = row.PersonId == actor.PersonId;
            return new SavedView(row.Id, row.Name, row.Page, row.Query, row.IsShared, row.PersonName, isOwn, isOwn || row.PersonRemovedAt is not null);
        })];
}
