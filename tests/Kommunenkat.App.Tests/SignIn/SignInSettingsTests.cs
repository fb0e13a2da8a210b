using System.Net;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.SignIn;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kommunenkat.App.Tests.SignIn;

public sealed class SignInSettingsTests
{
    private static readonly MailSettings Mail = MailSettings.None with { Folder = "mail" };

    private static readonly Dictionary<string, string?> OneProvider = new()
    {
        ["SignIn:Providers:0:Key"] = "kommun",
        ["SignIn:Providers:0:Name"] = "Kommunkonto",
        ["SignIn:Providers:0:Authority"] = "https://login.kommun.example/",
        ["SignIn:Providers:0:ClientId"] = "kommunenkat",
        ["SignIn:Providers:0:EmailDomains:0"] = "Kommun.Example",
    };

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, "false", false)]
    [InlineData(false, null, false)]
    [InlineData(false, "False", false)]
    public void Mail_is_used_where_it_can_be_sent_unless_it_is_turned_off(bool canSend, string? enabled, bool isByMail) =>
        Assert.Equal(isByMail, SignInSettings.From(Configuration(("SignIn:Email:Enabled", enabled)), canSend ? Mail : MailSettings.None).IsByMail);

    [Fact]
    public void A_provider_is_taken_as_it_is_set_and_the_rest_by_default()
    {
        var provider = Assert.Single(SignInSettings.From(Configuration(), MailSettings.None).Providers);

        Assert.Equal(("kommun", "Kommunkonto", "https://login.kommun.example/", "kommunenkat", null), (provider.Key, provider.Name, provider.Authority.ToString(), provider.ClientId, provider.ClientSecret));
        Assert.Equal(("email profile", "email", false, true), (string.Join(' ', provider.Scopes), provider.EmailClaim, provider.TrustsEmail, provider.RequireHttps));
        Assert.Equal(["kommun.example"], provider.EmailDomains);
        Assert.Equal("kommun (https://login.kommun.example/)", (provider with { ClientSecret = "hemligt" }).ToString());
    }

    [Theory]
    [InlineData("asa@kommun.example", true)]
    [InlineData(" ASA@KOMMUN.EXAMPLE ", true)]
    [InlineData("asa@sub.kommun.example", false)]
    [InlineData("asa@xkommun.example", false)]
    [InlineData("kommun.example", false)]
    [InlineData(null, false)]
    public void A_provider_has_the_people_of_its_domains(string? email, bool isIts) =>
        Assert.Equal(isIts, SignInSettings.From(Configuration(), Mail).ProviderOf(email) is not null);

    [Theory]
    [InlineData("SignIn:Email:Enabled", "true", "SignIn:Email:Enabled is true, but no mail can be sent; set Mail:Folder or Mail:Smtp:Host")]
    [InlineData("SignIn:Email:Enabled", "ja", "SignIn:Email:Enabled is neither")]
    [InlineData("SignIn:Providers:0:Key", "", "SignIn:Providers:0:Key is missing")]
    [InlineData("SignIn:Providers:0:Key", "Min kommun", "SignIn:Providers:0:Key may have")]
    [InlineData("SignIn:Providers:0:Name", null, "SignIn:Providers:0:Name is missing")]
    [InlineData("SignIn:Providers:0:ClientId", null, "SignIn:Providers:0:ClientId is missing")]
    [InlineData("SignIn:Providers:0:Authority", "http://login.kommun.example", "SignIn:Providers:0:Authority is no https address")]
    [InlineData("SignIn:Providers:0:Authority", "login", "SignIn:Providers:0:Authority is no https address")]
    [InlineData("SignIn:Providers:0:EmailDomains:0", null, "SignIn:Providers:0:EmailDomains is to name")]
    [InlineData("SignIn:Providers:0:EmailDomains:0", "@kommun.example", "SignIn:Providers:0:EmailDomains is to name")]
    [InlineData("SignIn:Providers:0:TrustsEmail", "ja", "SignIn:Providers:0:TrustsEmail is neither")]
    [InlineData("SignIn:Providers:0:EmailDomains:1", "kommun.example", "SignIn:Providers has the domain \"kommun.example\" twice")]
    public void A_bad_setting_is_told_by_its_key(string key, string? value, string begins)
    {
        var exception = Assert.Throws<SettingsException>(() => SignInSettings.From(Configuration((key, value)), MailSettings.None));

        Assert.StartsWith(begins, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_machine_may_do_without_https() => Assert.Equal(
        "http", SignInSettings.From(Configuration(("SignIn:Providers:0:Authority", "http://127.0.0.1:1/"), ("SignIn:Providers:0:RequireHttps", "false")), Mail).Providers[0].Authority.Scheme);

    [Fact]
    public void A_server_that_nobody_could_sign_in_at_is_refused_with_the_keys_to_set()
    {
        var exception = Assert.Throws<SettingsException>(SignInSettings.None.Require);

        Assert.Equal("Nobody could sign in: set SignIn:Providers:0, or Mail:Folder or Mail:Smtp:Host, and Mail:Sender, for sign-in by mail.", exception.Message);
        SignInSettings.From(Configuration(), MailSettings.None).Require();
        (SignInSettings.None with { IsByMail = true }).Require();
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2ff:3::4", "2001:db8:1:200::/56")]
    [InlineData(null, "")]
    public void A_network_is_what_is_usually_one_customers(string? address, string network) =>
        Assert.Equal(network, SignInNetwork.Of(address is null ? null : IPAddress.Parse(address)));

    private static IConfiguration Configuration(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(OneProvider);
        foreach (var (key, value) in changes)
            settings[key] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(settings.Where(setting => setting.Value is not null)).Build();
    }
}
