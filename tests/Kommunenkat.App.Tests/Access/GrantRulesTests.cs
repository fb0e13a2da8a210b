using Kommunenkat.App.Access;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Access;

public sealed class GrantRulesTests
{
    [Fact]
    public void A_role_for_one_round_is_enough_to_give_roles_for_that_round_alone()
    {
        var actor = new Actor(Guid.CreateVersion7(), "N.N.", [new Grant(Role.Coordinator, Lund, "2027")]);

        Assert.True(GrantRules.May(actor, Role.Contributor, Lund, "2027"));
        Assert.False(GrantRules.May(actor, Role.Contributor, Lund, "2025"));
        Assert.False(GrantRules.May(actor, Role.Contributor, Lund, null));
        Assert.Equal([Role.Contributor, Role.Coordinator, Role.Approver], GrantRules.RolesIn(actor, Lund));
    }

    [Theory]
    [InlineData(Role.Administrator, "00", "00")]
    [InlineData(Role.CountyOfficer, "12", "12")]
    [InlineData(Role.Coordinator, Lund, Lund)]
    [InlineData(Role.Contributor, Lund, "")]
    [InlineData(Role.Approver, Lund, "")]
    [InlineData(Role.Analyst, "00", "")]
    public void Everybody_sees_to_the_area_of_their_own_role_or_to_none(Role role, string area, string seesTo) =>
        Assert.Equal(seesTo.Length == 0 ? [] : [seesTo], GrantRules.AreasOf(Person("N.N.", role, area)));

    [Theory]
    [InlineData(Role.Administrator, "00", "00", "Analyst Administrator", "CountyOfficer")]
    [InlineData(Role.Administrator, "00", "12", "CountyOfficer", "")]
    [InlineData(Role.Administrator, "00", Lund, "", "")]
    [InlineData(Role.CountyOfficer, "12", "12", "", "Coordinator")]
    [InlineData(Role.CountyOfficer, "12", Lund, "Coordinator", "")]
    [InlineData(Role.CountyOfficer, "12", "14", "", "")]
    [InlineData(Role.CountyOfficer, "12", "00", "", "")]
    [InlineData(Role.Coordinator, Lund, Lund, "Contributor Coordinator Approver", "")]
    [InlineData(Role.Coordinator, Lund, "12", "", "")]
    [InlineData(Role.Coordinator, Lund, "1299", "", "")]
    public void What_is_seen_of_an_area_are_the_roles_that_one_gives_there_and_within(Role role, string own, string area, string there, string within)
    {
        var actor = Person("N.N.", role, own);

        Assert.Equal((there, within), (string.Join(' ', GrantRules.RolesIn(actor, area)), string.Join(' ', GrantRules.RolesWithin(actor, area))));
    }
}
