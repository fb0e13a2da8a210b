using System.Text.RegularExpressions;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Microsoft.Extensions.Configuration;

namespace Kommunenkat.App.SignIn;

/// <summary>Who vouches for people by OpenID Connect.</summary>
/// <param name="Key">In addresses and in the database: a-z, 0-9 and hyphens.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Authority">The issuer.</param>
/// <param name="ClientSecret">Null: none, the code is bound by PKCE alone.</param>
/// <param name="Scopes">Those besides openid.</param>
/// <param name="EmailClaim">The claim with the address.</param>
/// <param name="EmailDomains">In lower case: of these domains the provider tells whose an address is, and of no others.</param>
/// <param name="TrustsEmail">Whether its addresses count without it saying that they are verified.</param>
/// <param name="RequireHttps">False on a test machine alone.</param>
public sealed record IdentityProvider(
    string Key, string Name, Uri Authority, string ClientId, string? ClientSecret, IReadOnlyList<string> Scopes, string EmailClaim,
    IReadOnlyList<string> EmailDomains, bool TrustsEmail, bool RequireHttps)
{
    /// <summary>Whether the address is of one of the provider's domains.</summary>
    /// <param name="email">In lower case.</param>
    public bool SpeaksFor(string email) => EmailDomains.Contains(email[(email.LastIndexOf('@') + 1)..]);

    /// <summary>Without the secret, which has no business in a log.</summary>
    public override string ToString() => $"{Key} ({Authority})";
}

/// <summary>How people sign in: <c>SignIn:Email:Enabled</c> and <c>SignIn:Providers</c>.</summary>
/// <param name="IsByMail">Whether a link and a code are sent to those who ask.</param>
public sealed partial record SignInSettings(bool IsByMail, IReadOnlyList<IdentityProvider> Providers)
{
    private const string EmailKey = "SignIn:Email:Enabled", ProvidersKey = "SignIn:Providers";

    public static readonly SignInSettings None = new(false, []);

    /// <summary>Whether anybody could sign in.</summary>
    public bool IsAny => IsByMail || Providers.Count > 0;

    public IdentityProvider? FindProvider(string? key) => Providers.FirstOrDefault(provider => provider.Key == key);

    /// <summary>The provider whose button people with such an address use; null: none.</summary>
    /// <param name="email">In any case.</param>
    public IdentityProvider? ProviderOf(string? email) =>
        EmailAddress.Read(email) is { } address ? Providers.FirstOrDefault(provider => provider.SpeaksFor(address)) : null;

    /// <exception cref="SettingsException">A setting is missing or makes no sense.</exception>
    public static SignInSettings From(IConfiguration configuration, MailSettings mail)
    {
        var isByMail = configuration[EmailKey] is { Length: > 0 } text ? ReadSwitch(text, EmailKey) : mail.IsSet;
        if (isByMail && !mail.IsSet)
            throw new SettingsException($"{EmailKey} is true, but no mail can be sent; set {MailSettings.KeysToSet} too.");
        var providers = configuration.GetSection(ProvidersKey).GetChildren().Select(ReadProvider).ToList();
        if (providers.GroupBy(provider => provider.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new SettingsException($"{ProvidersKey} has the Key \"{twice.Key}\" twice.");
        if (providers.SelectMany(provider => provider.EmailDomains).GroupBy(domain => domain).FirstOrDefault(same => same.Count() > 1) is { } shared)
            throw new SettingsException($"{ProvidersKey} has the domain \"{shared.Key}\" twice in EmailDomains; one provider alone speaks for a domain.");
        return new SignInSettings(isByMail, providers);
    }

    /// <summary>Refuses to start a server that nobody could sign in at.</summary>
    /// <exception cref="SettingsException">There is no way to sign in.</exception>
    public void Require()
    {
        if (!IsAny)
            throw new SettingsException($"Nobody could sign in: set {ProvidersKey}:0, or {MailSettings.KeysToSet} for sign-in by mail.");
    }

    private static IdentityProvider ReadProvider(IConfigurationSection section)
    {
        var key = Needed("Key");
        if (!KeyPattern().IsMatch(key))
            throw new SettingsException($"{section.Path}:Key may have 1 to 40 of a-z, 0-9 and hyphen.");
        var requiresHttps = section["RequireHttps"] is not { Length: > 0 } text || ReadSwitch(text, $"{section.Path}:RequireHttps");
        if (!Uri.TryCreate(Needed("Authority"), UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && !requiresHttps)))
            throw new SettingsException($"{section.Path}:Authority is no https address.");
        var domains = section.GetSection("EmailDomains").GetChildren().Select(child => (child.Value ?? "").Trim().ToLowerInvariant()).ToList();
        if (domains.Count == 0 || domains.Any(domain => EmailAddress.Read($"a@{domain}") is null))
            throw new SettingsException($"{section.Path}:EmailDomains is to name the domains whose people the provider vouches for, as \"EmailDomains:0\": \"kommun.se\".");
        return new IdentityProvider(
            key, Needed("Name"), authority, Needed("ClientId"), section["ClientSecret"] is { Length: > 0 } secret ? secret : null,
            section["Scopes"] is { Length: > 0 } scopes ? scopes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) : ["email", "profile"],
            section["EmailClaim"] is { Length: > 0 } claim ? claim : "email",
            domains, section["TrustsEmail"] is { Length: > 0 } trusts && ReadSwitch(trusts, $"{section.Path}:TrustsEmail"), requiresHttps);

        string Needed(string name) => section[name] is { Length: > 0 } value ? value : throw new SettingsException($"{section.Path}:{name} is missing.");
    }

    private static bool ReadSwitch(string text, string key) =>
        bool.TryParse(text, out var value) ? value : throw new SettingsException($"{key} is neither true nor false.");

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
