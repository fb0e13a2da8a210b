using System.Globalization;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Colleagues;

/// <summary>One of a municipality's own people.</summary>
/// <param name="Roles">In that municipality; at least one.</param>
public sealed record Colleague(Guid PersonId, string Name, IReadOnlyList<Role> Roles)
{
    /// <summary>Whether a section can be given to them.</summary>
    public bool CanBeGivenSections => Roles.Any(role => role is Role.Contributor or Role.Coordinator);
}

/// <summary>Lists a municipality's people for each other, by name, as they are in a round.</summary>
public sealed class ListColleagues(AppDatabase database, TimeProvider time)
{
    private static readonly StringComparer Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo.GetStringComparer(CompareOptions.None);

    public Task<Outcome<IReadOnlyList<Colleague>>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Colleague>>(async session =>
        {
            if (!actor.May(Permission.ReadDraft, municipalityCode, roundKey) || await RoundStore.FindAsync(session, roundKey) is not { } round)
                return Failure.NotFound($"There is no municipality \"{municipalityCode}\" that the person answers for in round \"{roundKey}\".");
            var rows = await ColleagueStore.OfMunicipalityAsync(
                session, municipalityCode, round.Id, [Role.Contributor, Role.Coordinator, Role.Approver], time.GetUtcNow());
            return rows
                .GroupBy(row => (row.PersonId, row.Name))
                .Select(person => new Colleague(person.Key.PersonId, person.Key.Name, [.. person.Select(row => row.Role).Order()]))
                .OrderBy(colleague => colleague.Name, Swedish)
                .ToList();
        }, cancellation);
}
