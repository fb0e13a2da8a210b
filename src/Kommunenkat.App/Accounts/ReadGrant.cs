using Kommunenkat.App.Access;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Accounts;

/// <summary>A role with what whoever sees to it can do about it.</summary>
/// <param name="CanRemoveAccount">Every role that the person has or will have is the reader's to see to.</param>
public sealed record ManagedGrant(GrantedRole Grant, bool CanRemoveAccount);

/// <summary>Reads one role that somebody has, for whoever may end it.</summary>
public sealed class ReadGrant(AppDatabase database, TimeProvider time)
{
    public Task<Outcome<ManagedGrant>> RunAsync(Actor actor, Guid grantId, CancellationToken cancellation = default) =>
        database.ReadAsync<ManagedGrant>(async session =>
        {
            var now = time.GetUtcNow();
            if (await AccountStore.FindManagedAsync(session, actor, grantId) is not { } row)
                return Missing(grantId);
            return new ManagedGrant(GrantedRole.Of(row, now), RemoveAccount.May(actor, await AccountStore.OfPersonAsync(session, row.PersonId), now));
        }, cancellation);

    internal static Failure Missing(Guid grantId) => Failure.NotFound($"There is no grant {grantId} that you see to.");
}
