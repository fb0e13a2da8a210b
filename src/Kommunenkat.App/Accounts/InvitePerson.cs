using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Accounts;

/// <summary>Somebody to be given a role.</summary>
/// <param name="Name">1 to 200 characters; of somebody who is on record already the name there stays.</param>
/// <param name="Email">One address, in any case: it says who the person is.</param>
/// <param name="Area">Country, county or municipality.</param>
/// <param name="RoundKey">The only round that the role is for; null: all of them.</param>
/// <param name="StartDay">The first day; null: at once.</param>
/// <param name="EndDay">The last day; null: no end.</param>
public sealed record Invitation(
    string Name, string Email, Role Role, string Area, string? RoundKey = null, DateOnly? StartDay = null, DateOnly? EndDay = null)
{
    /// <summary>Of the name, counted in UTF-16 units, as the column is.</summary>
    public const int LongestName = 200;
}

/// <summary>What came of an invitation.</summary>
/// <param name="Name">The person's, as it is on record.</param>
public sealed record InvitedPerson(Guid PersonId, Guid GrantId, string Name, string Email);

/// <summary>Gives somebody a role, and tells them by letter: both or neither.</summary>
public sealed class InvitePerson(AppDatabase database, SiteSettings site, TimeProvider time)
{
    /// <returns>
    /// <see cref="FailureKind.NotFound"/> where the role in that area is not the actor's to give, or there is no such round;
    /// <see cref="FailureKind.Invalid"/> where name, address or days will not do; <see cref="FailureKind.Conflict"/> where the person has the role already.
    /// </returns>
    public Task<Outcome<InvitedPerson>> RunAsync(Actor actor, Invitation invitation, CancellationToken cancellation = default) =>
        database.WriteAsync<InvitedPerson>(async session =>
        {
            if (!GrantRules.May(actor, invitation.Role, invitation.Area, invitation.RoundKey))
                return Failure.NotFound($"The role {invitation.Role} in area \"{invitation.Area}\" is not yours to give.");
            Round? round = null;
            if (invitation.RoundKey is { } key && (round = await RoundStore.FindAsync(session, key)) is not { State: not RoundState.Draft })
                return Failure.NotFound($"There is no round \"{key}\".");
            var details = PersonDetails.Read(invitation.Name, invitation.Email);
            var period = GrantPeriod.Of(invitation.StartDay, invitation.EndDay, time);
            if (!details.IsSuccess || !period.IsSuccess)
                return Failure.Invalid([.. details.Failure?.Messages ?? [], .. period.Failure?.Messages ?? []]);

            var now = time.GetUtcNow();
            var found = await FindOrAddAsync(session, details.Value, now);
            if (!found.IsSuccess)
                return found.Failure;
            var grant = GrantRow.Of(found.Value.Id, invitation.Role, invitation.Area, now, actor.Name) with
            {
                RoundId = round?.Id,
                RoundKey = round?.Key,
                StartsAt = period.Value.StartsAt,
                EndsAt = period.Value.EndsAt,
            };
            if ((await AccountStore.OfPersonAsync(session, found.Value.Id)).Any(row => IsSame(row, grant)))
                return Failure.Conflict($"{found.Value.Name} <{found.Value.Email}> has that role already.");
            await GrantStore.InsertAsync(session, grant);
            await OutboxStore.AddAsync(session, InvitationMessage.Compose(found.Value, grant, predecessor: null, sections: 0, site, now));
            await AuditLog.AddAsync(
                session, actor, AuditAction.Invited, new AuditSubject(AuditObject.Grant, $"{grant.Id}") { AreaCode = grant.AreaCode, RoundKey = grant.RoundKey }, now,
                (AuditFact.Person, grant.PersonId), (AuditFact.Role, grant.Role), (AuditFact.Until, invitation.EndDay));
            return new InvitedPerson(found.Value.Id, grant.Id, found.Value.Name, found.Value.Email);
        }, cancellation);

    /// <summary>Whether a grant gives, for some of the time, all that the other one would.</summary>
    internal static bool IsSame(AccountRow row, GrantRow other) =>
        row.Role == other.Role && row.AreaCode == other.AreaCode && (row.RoundId is null || row.RoundId == other.RoundId)
        && (row.EndsAt is null || row.EndsAt > other.StartsAt) && (other.EndsAt is null || row.StartsAt < other.EndsAt);

    /// <summary>The person of that address, made where there is none. The name of one who is there stays.</summary>
    internal static async Task<Outcome<PersonRow>> FindOrAddAsync(DbSession session, PersonDetails details, DateTimeOffset now)
    {
        if (await PersonStore.FindByEmailAsync(session, details.Email) is { } person)
            return person;
        var added = new PersonRow { Id = Guid.CreateVersion7(now), Name = details.Name, Email = details.Email, CreatedAt = now };
        return await PersonStore.TryInsertAsync(session, added)
            ? added
            : Failure.Conflict("Somebody else has invited the person at the same moment.");
    }
}
