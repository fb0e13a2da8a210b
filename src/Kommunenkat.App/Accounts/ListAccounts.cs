using System.Globalization;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Accounts;

/// <summary>A role that somebody has, had or will have.</summary>
/// <param name="Area">Country, county or municipality.</param>
/// <param name="RoundKey">The only round that it is for; null: all of them.</param>
/// <param name="EndsAt">The first moment at which it no longer holds; null: no end is set.</param>
/// <param name="LastSignInAt">Of the person; null: never.</param>
/// <param name="GrantedBy">Name; empty where that is not known.</param>
public sealed record GrantedRole(
    Guid GrantId, Guid PersonId, string Name, string Email, Role Role, string Area, string? RoundKey,
    DateTimeOffset StartsAt, DateTimeOffset? EndsAt, GrantStanding Standing, DateTimeOffset? LastSignInAt, string GrantedBy)
{
    internal static GrantedRole Of(AccountRow row, DateTimeOffset now) => new(
        row.GrantId, row.PersonId, row.Name, row.Email, row.Role, row.AreaCode, row.RoundKey,
        row.StartsAt, row.EndsAt, row.StandingAt(now), row.LastSignInAt, row.GrantedBy);
}

/// <summary>An area within the listed one.</summary>
/// <param name="Grants">Those that hold or will; empty: nobody has a role there.</param>
public sealed record AreaWithin(string Code, string Name, IReadOnlyList<GrantedRole> Grants);

/// <summary>Who has which roles in an area, as far as they are the reader's to see to.</summary>
/// <param name="Roles">Those that can be given in the area itself.</param>
/// <param name="ForAllRounds">Whether they can be given for all rounds, and not for <paramref name="Rounds"/> alone.</param>
/// <param name="Rounds">Keys of the open rounds for which they can be given alone.</param>
/// <param name="Grants">In the area itself, by name; those too that have ended within two years.</param>
/// <param name="Within">All areas of the level below whose roles are the reader's to see to; empty: none are.</param>
public sealed record AccountList(
    string Area, IReadOnlyList<Role> Roles, bool ForAllRounds, IReadOnlyList<string> Rounds, IReadOnlyList<GrantedRole> Grants, IReadOnlyList<AreaWithin> Within);

/// <summary>Lists who has which roles in an area, for whoever gives and ends them.</summary>
public sealed class ListAccounts(AppDatabase database, TimeProvider time)
{
    private const int YearsShown = 2;

    private static readonly StringComparer Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo.GetStringComparer(CompareOptions.None);

    /// <returns>The list; <see cref="FailureKind.NotFound"/> where there is no such area, or nothing in it that the person sees to.</returns>
    public Task<Outcome<AccountList>> RunAsync(Actor actor, string area, CancellationToken cancellation = default) =>
        database.ReadAsync<AccountList>(async session =>
        {
            var (roles, within) = (GrantRules.RolesIn(actor, area), GrantRules.RolesWithin(actor, area));
            if (roles.Count + within.Count == 0)
                return Failure.NotFound($"There is no area \"{area}\" whose roles you see to.");

            var now = time.GetUtcNow();
            var rows = await AccountStore.InAreaAsync(session, area, roles.Union(within), now.AddYears(-YearsShown));
            var grants = rows.Where(row => row.IsManagedBy(actor)).Select(row => GrantedRole.Of(row, now))
                .OrderBy(grant => grant.Standing == GrantStanding.Ended).ThenBy(grant => grant.Name, Swedish).ThenBy(grant => grant.Role)
                .ToList();
            var held = grants.Where(grant => grant.Standing != GrantStanding.Ended).ToLookup(grant => grant.Area);
            var rounds = GrantRules.LevelOf(area) == AreaLevel.Municipality ? await RoundStore.AllAsync(session) : [];
            return new AccountList(
                area,
                roles,
                roles.Any(role => GrantRules.May(actor, role, area, null)),
                [.. rounds.Where(round => round.State == RoundState.Open && roles.Any(role => GrantRules.May(actor, role, area, round.Key))).Select(round => round.Key)],
                [.. grants.Where(grant => grant.Area == area)],
                within.Count == 0 ? [] : [.. AreasWithin(area).Select(below => new AreaWithin(below.Code, below.Name, [.. held[below.Code]]))]);
        }, cancellation);

    private static IEnumerable<(string Code, string Name)> AreasWithin(string area) => area == Areas.CountryCode
        ? Areas.Sweden.Counties.Select(county => (county.Code, county.Name))
        : Areas.Sweden.Municipalities.Where(municipality => municipality.County.Code == area)
            .OrderBy(municipality => municipality.Name, Swedish).Select(municipality => (municipality.Code, municipality.Name));
}
