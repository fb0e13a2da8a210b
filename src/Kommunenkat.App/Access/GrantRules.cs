using System.Collections.Immutable;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;

namespace Kommunenkat.App.Access;

/// <summary>One line of the table of who gives which roles.</summary>
/// <param name="Permission">What whoever gives and ends the roles must be allowed, in the area of the role.</param>
/// <param name="From">The level of the areas in which that is allowed: from here down to <paramref name="Level"/> the roles are seen to.</param>
/// <param name="Level">The level of the areas that the roles are for.</param>
public sealed record GrantRule(Permission Permission, AreaLevel From, AreaLevel Level, ImmutableArray<Role> Roles);

/// <summary>Who gives and ends which roles, each within their own area. What is not here nobody gives.</summary>
public static class GrantRules
{
    public static readonly ImmutableArray<GrantRule> Rules =
    [
        // Also whoever runs the terminal, who is administrator of the country: so the first administrators of a new database come about.
        new(Permission.ManageAgencies, AreaLevel.Country, AreaLevel.Country, [Role.Administrator, Role.Analyst]),
        new(Permission.ManageAgencies, AreaLevel.Country, AreaLevel.County, [Role.CountyOfficer]),
        new(Permission.ManageCoordinators, AreaLevel.County, AreaLevel.Municipality, [Role.Coordinator]),
        new(Permission.ManageColleagues, AreaLevel.Municipality, AreaLevel.Municipality, [Role.Contributor, Role.Coordinator, Role.Approver]),
    ];

    /// <summary>Whether the person may give and end that role in that very area.</summary>
    /// <param name="roundKey">The only round that the role is for; null: all of them, which somebody whose own role is for one round may not give.</param>
    public static bool May(Actor actor, Role role, string area, string? roundKey) =>
        LevelOf(area) is { } level
        && Rules.Any(rule => rule.Level == level && rule.Roles.Contains(role) && actor.May(rule.Permission, area, roundKey));

    /// <summary>The roles that the person may give in that very area, in some round; without any, there are none to be seen there.</summary>
    public static IReadOnlyList<Role> RolesIn(Actor actor, string area) =>
        [.. RulesFor(actor, area).Where(rule => rule.Level == LevelOf(area)).SelectMany(rule => rule.Roles).Distinct().Order()];

    /// <summary>The roles that the person may give in areas within that one.</summary>
    public static IReadOnlyList<Role> RolesWithin(Actor actor, string area) =>
        [.. RulesFor(actor, area).Where(rule => rule.Level > LevelOf(area)).SelectMany(rule => rule.Roles).Distinct().Order()];

    /// <summary>The areas whose roles the person sees to: the country, counties, municipalities. Empty: none.</summary>
    public static IReadOnlyList<string> AreasOf(Actor actor) =>
    [
        .. Rules.SelectMany(rule => actor.AreasInAnyRound(rule.Permission).Where(area => LevelOf(area) == rule.From)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <returns>Country, county or municipality; null where there is no such area.</returns>
    public static AreaLevel? LevelOf(string area) =>
        area == Areas.CountryCode ? AreaLevel.Country
        : Areas.Sweden.FindCounty(area) is not null ? AreaLevel.County
        : Areas.Sweden.FindMunicipality(area) is not null ? AreaLevel.Municipality
        : null;

    private static IEnumerable<GrantRule> RulesFor(Actor actor, string area) =>
        LevelOf(area) is { } level
            ? Rules.Where(rule => rule.From <= level && level <= rule.Level && actor.MayInAnyRound(rule.Permission, area))
            : [];
}
