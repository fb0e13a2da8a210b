using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;

namespace Kommunenkat.App.Accounts;

/// <summary>What came of handing over.</summary>
/// <param name="Sections">How many sections the successor was given that they did not have.</param>
public sealed record HandedOver(Guid PersonId, string Name, int Sections);

/// <summary>
/// Gives somebody's role to a successor when staff change: the successor is invited, the leaver's sections in rounds that are open are
/// theirs, and the leaver's role ends; all of it or nothing.
/// </summary>
public sealed class HandOver(AppDatabase database, SiteSettings site, TimeProvider time)
{
    /// <param name="name">As for an invitation, as is <paramref name="email"/>. A successor who has the role already is handed the sections.</param>
    /// <returns>
    /// <see cref="FailureKind.NotFound"/> where it is not there or not the actor's to give; <see cref="FailureKind.Conflict"/> where it
    /// has ended; <see cref="FailureKind.Invalid"/> where name or address will not do, or are those of the leaver.
    /// </returns>
    public Task<Outcome<HandedOver>> RunAsync(Actor actor, Guid grantId, string name, string email, CancellationToken cancellation = default) =>
        database.WriteAsync<HandedOver>(async session =>
        {
            if (await AccountStore.FindManagedAsync(session, actor, grantId) is not { } left)
                return ReadGrant.Missing(grantId);
            var details = PersonDetails.Read(name, email);
            if (!details.IsSuccess)
                return details.Failure;
            var now = time.GetUtcNow();
            var found = await InvitePerson.FindOrAddAsync(session, details.Value, now);
            if (!found.IsSuccess)
                return found.Failure;
            var successor = found.Value;
            if (successor.Id == left.PersonId)
                return Failure.Invalid("The successor is the person who has the role.");
            if (!await GrantStore.TryEndAsync(session, grantId, now))
                return EndGrant.HasEnded;

            var grant = GrantRow.Of(successor.Id, left.Role, left.AreaCode, now, actor.Name) with
            {
                RoundId = left.RoundId,
                RoundKey = left.RoundKey,
                StartsAt = left.StartsAt > now ? left.StartsAt : now,
            };
            if (!(await AccountStore.OfPersonAsync(session, successor.Id)).Any(row => row.EndsAt is null && row.StartsAt <= grant.StartsAt && InvitePerson.IsSame(row, grant)))
                await GrantStore.InsertAsync(session, grant);
            var sections = GrantRules.LevelOf(left.AreaCode) == AreaLevel.Municipality && left.Role != Role.Approver
                ? await GivenSectionStore.MoveAsync(session, left.AreaCode, left.RoundId, left.PersonId, successor.Id)
                : 0;
            await GivenSectionStore.DropAsync(session, left.PersonId, now);
            await OutboxStore.AddAsync(session, InvitationMessage.Compose(successor, grant, left.Name, sections, site, now));
            await AuditLog.AddAsync(
                session, actor, AuditAction.HandedOver, left.Subject, now, (AuditFact.Person, successor.Id), (AuditFact.Role, left.Role));
            return new HandedOver(successor.Id, successor.Name, sections);
        }, cancellation);
}
