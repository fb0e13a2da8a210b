using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Hosting;

/// <summary>Every node at one database reads what another has sealed.</summary>
public sealed class SharedKeysTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-keys-");
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(Engine.Sqlite);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_signed_in_at_one_node_is_known_at_another_and_after_a_restart()
    {
        await using var scenario = new Scenario(_database.Settings);
        var nils = await scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        string cookie;
        await using (var first = await StartAsync())
        await using (var second = await StartAsync())
        {
            cookie = Assert.Single((await AskAsync(first, $"/test/sign-in/{nils.PersonId}", null)).Headers.GetValues("Set-Cookie")).Split(';')[0];
            Assert.Equal("Nils Forsberg", await WhoAsync(first, cookie));
            Assert.Equal("Nils Forsberg", await WhoAsync(second, cookie));
        }

        await using var restarted = await StartAsync();
        Assert.Equal("Nils Forsberg", await WhoAsync(restarted, cookie));
        Assert.Equal("", await WhoAsync(restarted, cookie[..^4]));
        Assert.Equal(1, await _database.ValueAsync<int>("SELECT COUNT(*) FROM data_protection_key"));
    }

    [Fact]
    public async Task With_a_certificate_the_keys_are_encrypted_where_they_lie()
    {
        var settings = new Dictionary<string, string?> { ["DataProtection:Certificate"] = Certificate("hemligt"), ["DataProtection:CertificatePassword"] = "hemligt" };
        using var first = Services(settings);
        var sealedText = first.GetDataProtector("test").Protect("text");

        using (var second = Services(settings))
            Assert.Equal("text", second.GetDataProtector("test").Unprotect(sealedText));
        using (var without = Services([]))
            Assert.Throws<CryptographicException>(() => without.GetDataProtector("test").Unprotect(sealedText));
        var stored = await _database.QueryAsync<string>("SELECT content FROM data_protection_key ORDER BY created_at, id");
        Assert.Contains("EncryptedData", stored[0], StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", stored[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_stops_the_start_and_names_the_setting()
    {
        foreach (var (path, password) in new[] { (Path.Combine(_folder.FullName, "none.pfx"), "hemligt"), (Certificate("hemligt"), "fel") })
        {
            var fault = Assert.Throws<SettingsException>(() => Services(new Dictionary<string, string?> { ["DataProtection:Certificate"] = path, ["DataProtection:CertificatePassword"] = password }));
            Assert.Contains("DataProtection:Certificate", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hemligt", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_never_taken_for_one_without_keys()
    {
        using var node = Services([]);
        await _database.ExecuteAsync("ALTER TABLE data_protection_key RENAME TO gone");

        Assert.ThrowsAny<Exception>(() => node.GetDataProtector("test").Protect("text"));

        await _database.ExecuteAsync("ALTER TABLE gone RENAME TO data_protection_key");
        Assert.Equal(0, await _database.ValueAsync<int>("SELECT COUNT(*) FROM data_protection_key"));
    }

    private ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKommunenkat(_database.Settings);
        services.AddSharedKeys(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }

    private string Certificate(string password)
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        using var certificate = new CertificateRequest("CN=kommunenkat", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now, now.AddYears(50));
        var path = Path.Combine(_folder.FullName, "keys.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, password));
        return path;
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddSignIn(MailSettings.None with { Folder = _folder.FullName });
        builder.Services.AddKommunenkat(_database.Settings);
        builder.Services.AddSharedKeys(builder.Configuration);
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/test/sign-in/{id}", async (HttpContext http, StartSession start, Guid id) => await SessionCookie.SignInAsync(
            http, Succeeded(await start.RunAsync(id, SignInMethod.Demo, null, null))));
        app.MapGet("/test/who", (HttpContext http) => http.User.Identity?.Name ?? "");
        await app.StartAsync();
        return app;
    }

    private static async Task<string> WhoAsync(WebApplication node, string cookie)
    {
        var response = await AskAsync(node, "/test/who", cookie);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> AskAsync(WebApplication node, string path, string? cookie)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(node.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }
}
