using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kommunenkat.App.Tests.Messaging;

public sealed class SiteSettingsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("https://enkat.example", "https://enkat.example")]
    [InlineData("http://localhost:5080/", "http://localhost:5080")]
    public void The_address_is_kept_without_a_slash_at_its_end(string? setting, string? address) =>
        Assert.Equal(address, SiteSettings.From(Settings(setting)).Address);

    [Theory]
    [InlineData("enkat.example")]
    [InlineData("/enkat")]
    [InlineData("ftp://enkat.example")]
    public void What_is_no_address_of_a_site_is_told_by_the_name_of_its_setting(string setting) =>
        Assert.Contains("Site:Address", Assert.Throws<SettingsException>(() => SiteSettings.From(Settings(setting))).Message, StringComparison.Ordinal);

    private static IConfiguration Settings(string? address) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Site:Address"] = address }).Build();
}
