using System.Net;
using System.Text;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Rounds;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Features.Errors;
using Kommunenkat.Web.Hosting;
using Kommunenkat.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Hosting;

/// <summary>The site's own pages, asked for over HTTP, on a database of their own and with a clock that stands still.</summary>
public sealed class SmallSite : IAsyncLifetime
{
    private WebApplication _app = null!;
    private readonly RecordedLog _log = new();
    private int _addresses;

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>Another process at the same database.</summary>
    public Scenario Elsewhere { get; private set; } = null!;

    public ManualTime Time { get; } = new();

    /// <summary>What the site's own code and no library logged, and how grave it is.</summary>
    public IEnumerable<(LogLevel Level, string Text)> Log => _log.Entries;

    public HttpClient Browser { get; private set; } = null!;

    public int Statements => Get<AppDatabase>().Statements;

    /// <summary>A use case of the site's own process.</summary>
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(Engine.Sqlite);
        Elsewhere = new Scenario(Database.Settings);
        _app = Build();
        await _app.StartAsync();
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app.DisposeAsync();
        await Elsewhere.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Makes somebody up and signs them in.</summary>
    /// <returns>Their cookie.</returns>
    public async Task<string> SignInAsync(string name)
    {
        var id = Guid.CreateVersion7();
        Succeeded(await Get<AppDatabase>().WriteAsync<Done>(async session =>
        {
            await PersonStore.InsertAsync(session, [new PersonRow { Id = id, Name = name, Email = $"{id}@example.se", CreatedAt = Time.Now }]);
            return Done.Instance;
        }));
        var response = await Browser.GetAsync($"/test/sign-in/{id}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    /// <summary>Closes a round that Lund has answered.</summary>
    /// <returns>Its key.</returns>
    public async Task<string> CloseAsync()
    {
        var round = await Elsewhere.OpenRoundAsync(Lund);
        await Elsewhere.SaveAsync(round, Lund, ("styrdokument_finns", "yes"));
        await Elsewhere.SubmitAsync(round, Lund);
        await Elsewhere.ChangeAsync(round, RoundAction.Close);
        Time.Advance(PublicationMark.LongestDelay);
        return round;
    }

    /// <summary>Publishes such a round.</summary>
    /// <returns>Its key.</returns>
    public async Task<string> PublishAsync()
    {
        var round = await CloseAsync();
        Succeeded(await Get<ChangeRoundState>().RunAsync(Administrator, round, RoundAction.Publish));
        return round;
    }

    /// <summary>An address of the same page that nobody has asked for yet.</summary>
    public string Another(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}nr={Interlocked.Increment(ref _addresses)}";

    public async Task<ServedPage> GetAsync(string path, params IReadOnlyList<(string Header, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (header, value) in headers)
            request.Headers.Add(header, value);
        var response = await Browser.SendAsync(request, TestContext.Current.CancellationToken);
        var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new ServedPage(response, content.Length, Encoding.UTF8.GetString(content));
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(_log).AddFilter((category, _) => category?.StartsWith("Kommunenkat", StringComparison.Ordinal) == true);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.AddSignIn(MailSettings.None with { Folder = "mail" });
        builder.Services.AddKommunenkat(Database.Settings);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddLanguages();
        builder.Services.AddPublicPages();

        var app = builder.Build();
        app.UseMiddleware<RefusalLog>();
        app.UseErrorPages();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UsePublicPages();
        app.UseAntiforgery();
        app.MapPages();

        app.MapGet("/test/sign-in/{id}", async (HttpContext http, StartSession start, Guid id) => await SessionCookie.SignInAsync(
            http, Succeeded(await start.RunAsync(id, SignInMethod.Demo, null, null))));
        var calls = 0;
        app.MapGet("/test/cookie", (HttpContext http) =>
        {
            http.Response.Cookies.Append("own", "yes");
            return ++calls;
        }).WithMetadata(new PublicPageAttribute());
        app.MapGet("/test/no-store", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-cache, no-store";
            return ++calls;
        }).WithMetadata(new PublicPageAttribute());
        app.MapGet("/test/accept", (HttpContext http) => http.Request.Headers.Accept.ToString()).WithMetadata(new PublicPageAttribute("Accept"));
        var bothAreHere = new TaskCompletionSource();
        var readers = 0;
        app.MapGet("/test/data", async (CancellationToken cancellation) =>
        {
            if (Interlocked.Increment(ref readers) == 2)
                bothAreHere.SetResult();
            await bothAreHere.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellation);
            return "data";
        }).WithMetadata(new PublicPageAttribute { IsData = true });
        return app;
    }
}
