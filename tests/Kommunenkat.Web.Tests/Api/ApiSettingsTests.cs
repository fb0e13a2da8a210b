using Kommunenkat.App.Database;
using Kommunenkat.Web.Api;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kommunenkat.Web.Tests.Api;

public sealed class ApiSettingsTests
{
    [Theory]
    [InlineData(null, ApiSettings.DefaultRequestsPerMinute)]
    [InlineData("", ApiSettings.DefaultRequestsPerMinute)]
    [InlineData("1", 1)]
    [InlineData("6000", 6000)]
    public void The_limit_is_the_setting_or_the_default(string? text, int limit) => Assert.Equal(limit, From(text).RequestsPerMinute);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("10.5")]
    [InlineData("99999999999")]
    public void A_limit_that_makes_no_sense_stops_the_start_and_names_the_key(string text)
    {
        var exception = Assert.Throws<SettingsException>(() => From(text));

        Assert.Contains("Api:RequestsPerMinute", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{text}\"", exception.Message, StringComparison.Ordinal);
    }

    private static ApiSettings From(string? text) => ApiSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Api:RequestsPerMinute", text)]).Build());
}
