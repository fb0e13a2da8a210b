using Kommunenkat.App.SignIn;

namespace Kommunenkat.App.Tests.SignIn;

internal static class ProviderTestData
{
    public static readonly IdentityProvider Kommun = Provider("kommun", "kommun.example");

    public static IdentityProvider Provider(string key, params IReadOnlyList<string> domains) =>
        new(key, $"Inloggning {key}", new Uri($"https://{key}.example"), "kommunenkat", null, ["email"], "email", domains, TrustsEmail: false, RequireHttps: true);
}
