using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Exploring;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Kommunenkat.Web.Tests.Exploring;

public sealed class ExplorerRequestTests
{
    [Theory]
    [InlineData("", "omgang=2025")]
    [InlineData("fraga=plan", "omgang=2025&fraga=plan")]
    [InlineData("omgang=2023&jamfor=2025&fraga=nivaer&korsa=plan&niva=lan&lan=12", "omgang=2023&jamfor=2025&fraga=nivaer&korsa=plan&niva=lan")]
    [InlineData("fraga=nivaer.u&korsa=&niva=kommuner&lan=12&jamfor=", "omgang=2025&fraga=nivaer.u&niva=kommuner&lan=12")]
    [InlineData("omgang=2025&jamfor=2025&fraga=plan&niva=riket", "omgang=2025&fraga=plan")]
    [InlineData("vetinte=utan&fraga=plan", "omgang=2025&fraga=plan&vetinte=utan")]
    [InlineData("fraga=timmar&korsa=nivaer.s&sparad=ja", "omgang=2025&fraga=timmar&korsa=nivaer.s")]
    public void The_address_holds_the_whole_choice_and_no_more(string query, string canonical)
    {
        var request = Parse(query);

        Assert.Empty(request.Problems);
        Assert.Equal(canonical, request.Query);
        Assert.Equal(canonical, Parse(request.Query).Query);
    }

    [Theory]
    [InlineData("omgang=1999&fraga=plan", "UnknownRound omgang 1999")]
    [InlineData("jamfor=1999&fraga=plan", "UnknownRound jamfor 1999")]
    [InlineData("fraga=nope", "UnknownQuestion fraga nope")]
    [InlineData("fraga=nivaer.x", "UnknownQuestion fraga nivaer.x")]
    [InlineData("fraga=plan&korsa=nivaer", "UnknownQuestion korsa nivaer")]
    [InlineData("fraga=plan&korsa=timmar", "CannotDivide korsa timmar")]
    [InlineData("fraga=plan&korsa=fritt", "CannotDivide korsa fritt")]
    [InlineData("fraga=plan&vetinte=ja", "UnknownDontKnow vetinte ja")]
    [InlineData("fraga=plan&niva=Lan", "UnknownLevel niva Lan")]
    [InlineData("fraga=plan&niva=kommuner", "MissingCounty lan ")]
    [InlineData("fraga=plan&niva=kommuner&lan=99", "UnknownCounty lan 99")]
    [InlineData("fraga=plan&niva=kommuner&lan=12&korsa=arenor", "DividedMunicipalities korsa arenor")]
    [InlineData("omgang=1&fraga=2&niva=3", "UnknownRound omgang 1; UnknownQuestion fraga 2; UnknownLevel niva 3")]
    public void What_makes_no_sense_is_named_with_its_parameter_and_nothing_is_counted(string query, string problems)
    {
        var request = Parse(query);

        Assert.Equal(problems, string.Join("; ", request.Problems.Select(problem => $"{problem.Fault} {problem.Parameter} {problem.Value}")));
        Assert.Null(request.TableQuery);
    }

    [Fact]
    public void Two_questions_change_places_where_that_makes_a_table()
    {
        Assert.Equal("omgang=2025&fraga=arenor&korsa=plan", Parse("fraga=plan&korsa=arenor").SwappedQuery);
        Assert.Null(Parse("fraga=timmar&korsa=plan").SwappedQuery);
        Assert.Null(Parse("fraga=nivaer&korsa=plan").SwappedQuery); // all rows of a matrix are no one question
        Assert.Null(Parse("fraga=plan").SwappedQuery);
    }

    [Fact]
    public void The_choice_is_what_is_counted()
    {
        var query = Parse("omgang=2023&jamfor=2025&fraga=nivaer.u&korsa=plan&niva=grupper").TableQuery!;

        Assert.Equal(
            ("2023", "2025", "nivaer", "u", new ItemKey("plan"), AreaLevel.Group), (query.Round, query.OtherRound, query.Question, query.Row, query.By!.Value, query.Level));
        Assert.Null(Parse("").TableQuery);
    }

    [Theory]
    [InlineData("", "omgang=2025&omrade=00&ordna=storst", "")]
    [InlineData("omgang=2023&omrade=12&ordna=enkat", "omgang=2023&omrade=12&ordna=enkat", "")]
    [InlineData("omgang=x&omrade=1281&ordna=y", "omgang=2025&omrade=00&ordna=storst", "UnknownRound omgang x; UnknownArea omrade 1281; UnknownOrder ordna y")]
    public void Item_non_response_is_chosen_by_its_address_too(string query, string canonical, string problems)
    {
        var parts = QueryHelpers.ParseQuery(query);
        var request = NonResponseRequest.Parse(name => parts.TryGetValue(name, out var value) ? value.ToString() : null, Explored.Rounds);

        Assert.Equal(canonical, request.Query);
        Assert.Equal(problems, string.Join("; ", request.Problems.Select(problem => $"{problem.Fault} {problem.Parameter} {problem.Value}")));
    }

    private static ExplorerRequest Parse(string query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        return ExplorerRequest.Parse(name => parts.TryGetValue(name, out var value) ? value.ToString() : null, Explored.Rounds);
    }
}
