using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Kommunenkat.App;
using Kommunenkat.App.Database;
using Kommunenkat.App.Demo;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Rounds;
using Kommunenkat.Testing;
using Kommunenkat.Web.Api;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Features.Errors;
using Kommunenkat.Web.Hosting;
using Kommunenkat.Web.Layout;
using Kommunenkat.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Api;

/// <summary>The open interface as programs meet it: over HTTP, on a real database of its own.</summary>
public class ApiSite : IAsyncLifetime
{
    public const string Observations = "/api/v1/observations", Trends = "/api/v1/trends";

    private WebApplication _app = null!;

    public TestDatabase Database { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>What happened before, in the same database.</summary>
    public Scenario Scenario { get; private set; } = null!;

    public int Statements => Get<AppDatabase>().Statements;

    protected virtual int RequestsPerMinute => 100_000;

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public virtual async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(Engine.Sqlite);
        Scenario = new Scenario(Database.Settings);
        _app = Build();
        await _app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        await _app.DisposeAsync();
        await Scenario.DisposeAsync();
        await Database.DisposeAsync();
    }

    public Task<ServedPage> GetAsync(string path, params IReadOnlyList<(string Header, string Value)> headers) => SendAsync(HttpMethod.Get, path, headers);

    public async Task<ServedPage> SendAsync(HttpMethod method, string path, params IReadOnlyList<(string Header, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (header, value) in headers)
            request.Headers.Add(header, value);
        var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new ServedPage(response, content.Length, Encoding.UTF8.GetString(content));
    }

    /// <summary>The data at an address that has them.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        var page = await GetAsync(path);
        Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status} {page.Text}");
        return JsonElement.Parse(page.Text);
    }

    /// <summary>The records of the same address as CSV, by column.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> CsvAsync(string path)
    {
        var page = await GetAsync(path, ("Accept", "text/csv"));
        Assert.Equal("text/csv", page.Response.Content.Headers.ContentType?.MediaType);
        using var csv = new CsvReader(new StringReader(page.Text), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var records = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
            records.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv[name]!));
        return records;
    }

    /// <summary>A problem document, and nothing else.</summary>
    public async Task<JsonElement> ProblemAsync(HttpStatusCode status, string path)
    {
        var page = await GetAsync(path);
        Assert.Equal((status, "application/problem+json"), (page.Status, page.Response.Content.Headers.ContentType?.MediaType));
        Assert.True(page.Headers.CacheControl?.NoStore);
        var problem = JsonElement.Parse(page.Text);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    /// <summary>Creates a round of a questionnaire of one's own, imports answers to it and closes it.</summary>
    public async Task<string> CloseAsync(QuestionnaireFile questionnaire, string answers, params IReadOnlyList<string> frame)
    {
        var round = Succeeded(await Get<CreateRound>().RunAsync(Administrator, new NewRound(questionnaire.Json, frame))).Round.Key;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"municipality,question,row,value\n{answers}"));
        Succeeded(await Get<ImportAnswers>().RunAsync(Administrator, round, file));
        Succeeded(await Get<ChangeRoundState>().RunAsync(Administrator, round, RoundAction.Close));
        return round;
    }

    public async Task PublishAsync(string round) => Succeeded(await Get<ChangeRoundState>().RunAsync(Administrator, round, RoundAction.Publish));

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Api:RequestsPerMinute"] = $"{RequestsPerMinute}";
        builder.Services.AddKommunenkat(Database.Settings);
        builder.Services.AddLanguages();
        builder.AddSignIn(MailSettings.None with { Folder = "mail" });
        builder.Services.AddPublicPages();
        builder.Services.AddPublicApi(builder.Configuration);

        var app = builder.Build();
        app.UseErrorPages();
        app.UseSecurityHeaders();
        app.UsePublicApi();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UsePublicPages();
        app.MapPublicApi();
        return app;
    }
}

/// <summary>With the demo: two rounds published, one open.</summary>
public sealed class DemoApi : ApiSite
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Succeeded(await Get<LoadDemo>().RunAsync());
    }
}

/// <summary>One request a second.</summary>
public sealed class MinuteApi : ApiSite
{
    protected override int RequestsPerMinute => 60;
}

/// <summary>Three requests a minute.</summary>
public sealed class NarrowApi : ApiSite
{
    protected override int RequestsPerMinute => 3;
}
