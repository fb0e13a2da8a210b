using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.Accounts;

/// <summary>Ends a role at once. The sections given to a person who has no role left to answer them are nobody's then.</summary>
public sealed class EndGrant(AppDatabase database, TimeProvider time)
{
    /// <returns>
    /// <see cref="FailureKind.NotFound"/> where it is not there or not the actor's to end; <see cref="FailureKind.Conflict"/> where it
    /// has ended already, or nobody would be left who is administrator.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid grantId, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await AccountStore.FindManagedAsync(session, actor, grantId) is not { } grant)
                return ReadGrant.Missing(grantId);
            var now = time.GetUtcNow();
            if (!await GrantStore.TryEndAsync(session, grantId, now))
                return HasEnded;
            if (grant.Role == Role.Administrator && grant.StandingAt(now) == GrantStanding.Current && !await AccountStore.HasOtherAdministratorAsync(session, grant.PersonId, now))
                return LastAdministrator;
            await GivenSectionStore.DropAsync(session, grant.PersonId, now);
            await AuditLog.AddAsync(
                session, actor, AuditAction.GrantEnded, grant.Subject, now, (AuditFact.Person, grant.PersonId), (AuditFact.Role, grant.Role));
            return Done.Instance;
        }, cancellation);

    internal static Failure HasEnded => Failure.Conflict("The role has ended already.");

    internal static Failure LastAdministrator => Failure.Conflict("There would be no administrator left.");
}

/// <summary>Sets, moves or takes away the last day of a role that has not ended.</summary>
public sealed class ChangeGrantEnd(AppDatabase database, TimeProvider time)
{
    /// <param name="endDay">The last day; null: no end.</param>
    /// <returns>
    /// <see cref="FailureKind.NotFound"/> and <see cref="FailureKind.Conflict"/> as for ending it; <see cref="FailureKind.Invalid"/> where the
    /// day has passed or is before the first day.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid grantId, DateOnly? endDay, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await AccountStore.FindManagedAsync(session, actor, grantId) is not { } grant)
                return ReadGrant.Missing(grantId);
            var now = time.GetUtcNow();
            var period = GrantPeriod.Of(grant.StartsAt > now ? SwedishTime.DayOf(grant.StartsAt) : null, endDay, time);
            if (!period.IsSuccess)
                return period.Failure;
            if (!await AccountStore.TryChangeEndAsync(session, grantId, period.Value.EndsAt, now))
                return EndGrant.HasEnded;
            if (endDay is not null && grant.Role == Role.Administrator && grant.StandingAt(now) == GrantStanding.Current && !await AccountStore.HasOtherAdministratorAsync(session, grant.PersonId, now))
                return EndGrant.LastAdministrator;
            await AuditLog.AddAsync(
                session, actor, AuditAction.GrantChanged, grant.Subject, now,
                (AuditFact.Person, grant.PersonId), (AuditFact.Role, grant.Role), (AuditFact.Until, endDay));
            return Done.Instance;
        }, cancellation);
}
