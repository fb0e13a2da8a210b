using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Exploring;

/// <summary>Gives a saved view another name, shares it or takes it back. What it shows stays: another choice is another view.</summary>
public sealed class ChangeView(AppDatabase database, TimeProvider time)
{
    /// <returns>
    /// <see cref="FailureKind.NotFound"/> where there is no such view that the person may change; <see cref="FailureKind.Invalid"/>
    /// where the name is empty or too long; <see cref="FailureKind.Conflict"/> where another view of theirs has the name.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid id, string name, bool isShared, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await FindAsync(session, actor, id) is not { } view)
                return Missing(id);
            var trimmed = name.Trim();
            if (!SaveView.IsName(trimmed))
                return SaveView.NoName;
            if (view.IsOwn && (await ListSavedViews.SeenAsync(session, actor)).Any(other => other.IsOwn && other.Id != id && other.Name == trimmed))
                return SaveView.Taken(trimmed);
            // Somebody else's would be nobody's if it were shared no longer.
            if (!await SavedViewStore.TryChangeAsync(session, id, trimmed, isShared || !view.IsOwn))
                return Missing(id);
            await AuditLog.AddAsync(session, actor, AuditAction.ViewChanged, new AuditSubject(AuditObject.View, $"{id}"), time.GetUtcNow());
            return Done.Instance;
        }, cancellation);

    /// <summary>The view, if this person may change it.</summary>
    internal static async Task<SavedView?> FindAsync(DbSession session, Actor actor, Guid id) => ExplorerAccess.IsOpenTo(actor)
        ? (await ListSavedViews.SeenAsync(session, actor)).FirstOrDefault(view => view.Id == id && view.MayChange)
        : null;

    internal static Failure Missing(Guid id) => Failure.NotFound($"There is no saved view {id} that you may change.");
}

/// <summary>Deletes a saved view; for everybody, where it was shared.</summary>
public sealed class DeleteView(AppDatabase database, TimeProvider time)
{
    /// <returns><see cref="FailureKind.NotFound"/> where there is no such view that the person may delete.</returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid id, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await ChangeView.FindAsync(session, actor, id) is null || !await SavedViewStore.TryDeleteAsync(session, id))
                return ChangeView.Missing(id);
            await AuditLog.AddAsync(session, actor, AuditAction.ViewDeleted, new AuditSubject(AuditObject.View, $"{id}"), time.GetUtcNow());
            return Done.Instance;
        }, cancellation);
}
