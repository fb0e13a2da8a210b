using System.Reflection;
using Kommunenkat.App.Access;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Access;

/// <summary>
/// Every use case, asked by every role with a grant for the area in question, for another area, and for this area in another round alone.
/// Who is not in the access table is answered as if nothing were there. The rules are the same on both engines, so one is enough here.
/// </summary>
public sealed class AccessWalkTests(SqliteOfClass database) : StorageTests(database), IClassFixture<SqliteOfClass>
{
    /// <summary>Where a person's grant is, as seen from what they ask for.</summary>
    private enum Reach
    {
        Own,
        Other,
        OwnInAnotherRound,
    }

    public static TheoryData<int, string> Calls =>
        [.. UseCaseCalls.All.Select((call, place) => (place, $"{call.UseCase.Name} needs {string.Join(" or ", call.Permissions)}"))];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Nobody_is_let_in_who_is_not_in_the_table(int place, string name)
    {
        var call = UseCaseCalls.All[place];
        var world = await WalkedRounds.MakeAsync(Scenario);
        var faults = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var reach in Enum.GetValues<Reach>())
            {
                var isAllowed = call.Permissions.Any(permission => AccessTable.Allows(role, permission))
                    && (reach == Reach.Own || call.IsList || (reach == Reach.OwnInAnotherRound && call.IsOfAnyRound));
                var asked = new List<Permission>();
                var actor = new Actor(Guid.CreateVersion7(), "N.N.", [GrantOf(role, reach)]) { PermissionAsked = asked.Add };
                var failure = await call.RunAsync(world, actor);
                if (isAllowed == (failure?.Kind == FailureKind.NotFound))
                    faults.Add($"{role}, {reach}: {(isAllowed ? "kept out" : $"let in ({failure?.Kind})")} {string.Join(' ', failure?.Messages ?? [])}");
                if (asked.Count == 0 || (isAllowed && !asked.Intersect(call.Permissions).Any()))
                    faults.Add($"{role}, {reach}: was not asked for {name}");
            }
        }

        if ((await call.RunAsync(world, Actor.Anonymous))?.Kind != FailureKind.NotFound)
            faults.Add("Nobody in particular is let in");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, [name, .. faults]));
    }

    [Fact]
    public void Every_use_case_is_walked_or_known_to_ask_nobody()
    {
        var walked = UseCaseCalls.All.Select(call => call.UseCase).ToHashSet();
        var unknown = typeof(Actor).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType is { IsGenericType: true } returned
                && returned.GetGenericTypeDefinition() == typeof(Task<>)
                && returned.GetGenericArguments()[0] is { IsGenericType: true } outcome
                && outcome.GetGenericTypeDefinition() == typeof(Outcome<>))
            .Select(method => method.DeclaringType!)
            .Distinct()
            .Where(type => !walked.Contains(type) && !UseCaseCalls.AskNobody.ContainsKey(type))
            .Select(type => type.Name);

        Assert.Empty(unknown);
    }

    [Fact]
    public async Task Rounds_that_are_not_published_are_listed_for_analysts_of_the_country_alone()
    {
        var world = await WalkedRounds.MakeAsync(Scenario);

        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var reach in Enum.GetValues<Reach>())
            {
                var rounds = Succeeded(await Scenario.Get<ListRounds>().RunAsync(new Actor(Guid.CreateVersion7(), "N.N.", [GrantOf(role, reach)])));
                Assert.Equal(role == Role.Analyst && reach == Reach.Own, rounds.Any(round => round.Key == world.Closed));
            }
        }
    }

    private static Grant GrantOf(Role role, Reach reach)
    {
        var (own, other) = role switch
        {
            Role.Contributor or Role.Coordinator or Role.Approver => (Lund, Malmö),
            Role.CountyOfficer => ("12", "14"),
            // A country's role given for less than the country is nothing of the country's.
            Role.Analyst or Role.Administrator => ("00", "14"),
        };
        return reach switch
        {
            Reach.Own => new Grant(role, own),
            Reach.Other => new Grant(role, other),
            Reach.OwnInAnotherRound => new Grant(role, own, "another"),
        };
    }
}
