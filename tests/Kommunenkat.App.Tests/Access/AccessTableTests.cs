using Kommunenkat.App.Access;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Access;

public sealed class AccessTableTests
{
    /// <summary>The rules that no edit of the table may loosen by accident (semantics §8 and the design's table of actors).</summary>
    [Fact]
    public void Drafts_are_the_municipalitys_own()
    {
        Role[] outsiders = [Role.CountyOfficer, Role.Analyst, Role.Administrator];

        Assert.All(outsiders, role => Assert.All(
            (Permission[])[
                Permission.ReadDraft, Permission.EditDraft, Permission.EditGivenSections, Permission.AssignSections, Permission.WriteNotes,
                Permission.SendForApproval, Permission.SendBack, Permission.Submit, Permission.Approve, Permission.Decline,
            ],
            permission => Assert.False(AccessTable.Allows(role, permission), $"{role} may {permission}")));
    }

    [Fact]
    public void Every_permission_is_in_the_table() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.Contains(Enum.GetValues<Role>(), role => AccessTable.Allows(role, permission)));

    [Fact]
    public void The_table_in_the_documentation_is_the_one_that_holds()
    {
        string[] table =
        [
            $"| may | {string.Join(" | ", Enum.GetNames<Role>())} | when the response is |",
            $"|---|{string.Concat(Enum.GetValues<Role>().Select(_ => ":-:|"))}---|",
            .. AccessTable.Rules.Select(rule =>
                $"| {rule.Permission} | {string.Join(" | ", Enum.GetValues<Role>().Select(role => rule.Roles.Contains(role) ? "×" : ""))} "
                + $"| {(rule.Action is null ? "" : string.Join(", ", rule.States))} |"),
        ];

        Assert.Contains(string.Join('\n', table), File.ReadAllText(Path.Combine(ReferenceFiles.Root, "docs", "access.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00", "1281", true)]
    [InlineData("12", "1281", true)]
    [InlineData("1281", "1281", true)]
    [InlineData("14", "1281", false)]
    [InlineData("1280", "1281", false)]
    [InlineData("12", "0112", false)]
    [InlineData("12", "00", false)]
    [InlineData("1281", "00", false)]
    public void A_grant_reaches_the_municipalities_of_its_area(string area, string municipality, bool reaches) =>
        Assert.Equal(reaches, new Grant(Role.Coordinator, area).Covers(municipality));

    [Fact]
    public void A_role_in_one_area_and_another_role_in_another_do_not_add_up()
    {
        var actor = new Actor(Guid.CreateVersion7(), "N.N.", [new Grant(Role.Coordinator, Scenario.Lund), new Grant(Role.Contributor, Scenario.Malmö)]);

        Assert.True(actor.May(Permission.EditDraft, Scenario.Lund));
        Assert.False(actor.May(Permission.EditDraft, Scenario.Malmö));
        Assert.True(actor.May(Permission.ReadDraft, Scenario.Malmö));
        Assert.Equal([Scenario.Lund], actor.AreasFor(Permission.EditDraft));
    }

    [Fact]
    public void Nobody_in_particular_may_nothing() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(Actor.Anonymous.May(permission)));
}
