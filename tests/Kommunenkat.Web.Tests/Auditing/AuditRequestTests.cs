using Kommunenkat.App.Auditing;
using Kommunenkat.Web.Features.Auditing;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Kommunenkat.Web.Tests.Auditing;

public sealed class AuditRequestTests
{
    private static readonly DateOnly Today = new(2025, 10, 31);

    [Fact]
    public void Without_a_choice_the_last_thirty_days_are_shown() => Assert.Equal(new AuditFilter(From: new DateOnly(2025, 10, 1)), Parse("").Filter);

    [Fact]
    public void A_first_day_that_is_emptied_means_all_days() => Assert.Equal(new AuditFilter(), Parse("?fran=&person=&sida=").Filter);

    [Theory]
    [InlineData("?fran=2025-09-01&till=2025-09-30&person=%C3%85sa+%C3%96berg&omrade=1281&omgang=2027&handelse=AnswerSaved&objekt=a.%40b&sida=3")]
    [InlineData("?fran=")]
    public void A_choice_comes_back_from_the_links_that_are_made_of_it(string query)
    {
        var request = Parse(query);

        Assert.Equal(request with { Page = 7 }, Parse(request.Link(7)[AuditRequest.Address.Length..]));
        Assert.Equal(request.Filter, Parse(request.FileLink()[AuditRequest.FileAddress.Length..]).Filter);
    }

    [Theory]
    [InlineData("?fran=&till=31/12")]
    [InlineData("?fran=igår")]
    [InlineData("?fran=&till=9999-12-31")]
    [InlineData("?fran=&handelse=1")]
    [InlineData("?fran=&handelse=Nonsense&sida=-4")]
    public void What_makes_no_sense_chooses_nothing(string query) => Assert.Equal(new AuditRequest(new AuditFilter(), 1), Parse(query));

    private static AuditRequest Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return AuditRequest.Parse(name => values.TryGetValue(name, out var value) ? value.ToString() : null, Today);
    }
}
