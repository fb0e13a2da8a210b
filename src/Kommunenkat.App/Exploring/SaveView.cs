using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Exploring;

/// <summary>Saves what a person looks at under a name.</summary>
public sealed class SaveView(AppDatabase database, TimeProvider time)
{
    /// <summary>Counted in Unicode characters.</summary>
    public const int LongestName = 100;

    /// <summary>In characters of the address, which are ASCII.</summary>
    public const int LongestQuery = 1000;

    /// <summary>Of one person.</summary>
    public const int MostViews = 200;

    /// <param name="query">Of the page's address, without its question mark.</param>
    /// <returns>
    /// The view's id; <see cref="FailureKind.Invalid"/> where the name is empty or too long, or the query is none;
    /// <see cref="FailureKind.Conflict"/> where the person has a view of that name already, or too many.
    /// </returns>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor, string name, ExplorerPage page, string query, bool isShared, CancellationToken cancellation = default) =>
        database.WriteAsync<Guid>(async session =>
        {
            if (!ExplorerAccess.IsOpenTo(actor))
                return Failure.NotFound("There are no saved views for you.");
            var trimmed = name.Trim();
            if (!IsName(trimmed))
                return NoName;
            if (query.Length is 0 or > LongestQuery || query.Any(c => c is <= ' ' or > '~' or '"' or '<' or '>' or '#'))
                return Failure.Invalid($"The query of an address has 1 to {LongestQuery} characters, all of them encoded.");
            var own = (await ListSavedViews.SeenAsync(session, actor)).Where(view => view.IsOwn).ToList();
            if (own.Any(view => view.Name == trimmed))
                return Taken(trimmed);
            if (own.Count >= MostViews)
                return Failure.Conflict($"You have {MostViews} saved views; delete one first.");

            var now = time.GetUtcNow();
            var row = new SavedViewRow
            {
                Id = Guid.CreateVersion7(now),
                PersonId = actor.PersonId,
                Name = trimmed,
                Page = page,
                Query = query,
                IsShared = isShared,
                CreatedAt = now,
            };
            await SavedViewStore.InsertAsync(session, row);
            await AuditLog.AddAsync(session, actor, AuditAction.ViewSaved, new AuditSubject(AuditObject.View, $"{row.Id}"), now);
            return row.Id;
        }, cancellation);

    internal static Failure NoName => Failure.Invalid($"A name has 1 to {LongestName} characters, on one line.");

    internal static bool IsName(string trimmed) =>
        trimmed.Length > 0 && trimmed.EnumerateRunes().Count() <= LongestName && !trimmed.Any(char.IsControl);

    internal static Failure Taken(string name) => Failure.Conflict($"You have a view called \"{name}\" already.");
}
