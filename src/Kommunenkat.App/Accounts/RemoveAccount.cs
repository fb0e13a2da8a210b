using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Accounts;

/// <summary>
/// Removes an account: the person's roles and sessions end, and their name and address are deleted. What municipalities have answered
/// and submitted keeps the names it was signed with.
/// </summary>
public sealed class RemoveAccount(AppDatabase database, TimeProvider time)
{
    /// <summary>What stands in place of the name.</summary>
    public const string RemovedName = "Borttaget konto";

    /// <param name="personId">The actor's own, or that of somebody whose every role the actor sees to.</param>
    /// <returns>
    /// <see cref="FailureKind.NotFound"/> where the account is not there or not the actor's to remove; <see cref="FailureKind.Conflict"/>
    /// where nobody would be left who is administrator.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid personId, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            var now = time.GetUtcNow();
            if (await PersonStore.FindAsync(session, personId) is not { } person)
                return Missing(personId);
            var grants = await AccountStore.OfPersonAsync(session, personId);
            if (actor.PersonId != personId && !May(actor, grants, now))
                return Missing(personId);
            await RemovalStore.RemoveAsync(session, person, now);
            if (grants.Any(grant => grant.Role == Role.Administrator && grant.StandingAt(now) == GrantStanding.Current)
                && !await AccountStore.HasOtherAdministratorAsync(session, personId, now))
            {
                return EndGrant.LastAdministrator;
            }

            await AuditLog.AddAsync(session, actor, AuditAction.AccountRemoved, new AuditSubject(AuditObject.Person, $"{personId}"), now);
            return Done.Instance;
        }, cancellation);

    /// <summary>Whether the person has a role or will have, and each is the actor's to see to.</summary>
    internal static bool May(Actor actor, IReadOnlyList<AccountRow> grants, DateTimeOffset now)
    {
        var held = grants.Where(grant => grant.StandingAt(now) != GrantStanding.Ended).ToList();
        return held.Count > 0 && held.All(grant => grant.IsManagedBy(actor));
    }

    private static Failure Missing(Guid personId) => Failure.NotFound($"There is no account {personId} that you may remove.");
}
