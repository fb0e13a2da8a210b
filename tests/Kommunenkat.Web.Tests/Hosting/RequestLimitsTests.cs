using Kommunenkat.App.Database;
using Kommunenkat.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kommunenkat.Web.Tests.Hosting;

public sealed class RequestLimitsTests
{
    [Fact]
    public void Without_settings_a_town_hall_behind_one_address_can_work() => Assert.Equal(new RequestLimits(1200, 30), From());

    [Fact]
    public void Both_limits_can_be_set() => Assert.Equal(new RequestLimits(7, 3), From(("RateLimits:PerMinute", "7"), ("RateLimits:SignInPerMinute", "3")));

    [Theory]
    [InlineData("RateLimits:PerMinute", "0")]
    [InlineData("RateLimits:PerMinute", "-1")]
    [InlineData("RateLimits:SignInPerMinute", "off")]
    public void There_is_no_way_to_have_none(string key, string value) =>
        Assert.Contains(key, Assert.Throws<SettingsException>(() => From((key, value))).Message, StringComparison.Ordinal);

    private static RequestLimits From(params (string Key, string Value)[] settings) => RequestLimits.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
