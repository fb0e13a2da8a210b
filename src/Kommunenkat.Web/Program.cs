using Kommunenkat.App;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.Web.Api;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Features.Accounts;
using Kommunenkat.Web.Features.Auditing;
using Kommunenkat.Web.Features.Errors;
using Kommunenkat.Web.Features.Exploring;
using Kommunenkat.Web.Features.Exports;
using Kommunenkat.Web.Features.Forms;
using Kommunenkat.Web.Features.Monitoring;
using Kommunenkat.Web.Features.OwnResults;
using Kommunenkat.Web.Features.Submitting;
using Kommunenkat.Web.Hosting;
using Kommunenkat.Web.Layout;
using MudBlazor.Services;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.UseDefaults();
    var database = DatabaseSettings.From(builder.Configuration);
    builder.AddRequestLimits();
    builder.AddSecurityHeaders();
    builder.Services.AddSharedKeys(builder.Configuration);
    builder.AddSignIn(builder.AddMessageDelivery(database));
    builder.Services.AddSingleton(SiteSettings.From(builder.Configuration));
    builder.Services.AddHostedService<Housekeeping>();
    builder.Services.AddSingleton<ExportQueue>();
    builder.Services.AddKommunenkat(database);
    builder.Services.AddRazorComponents().AddInteractiveServerComponents(DefaultSettings.ForgetLostPages).AddHubOptions(DefaultSettings.TakeLongTexts);
    builder.Services.AddMudServices();
    builder.Services.AddLanguages();
    builder.Services.AddPublicPages();
    builder.Services.AddPublicApi(builder.Configuration);

    var app = builder.Build();
    await app.PrepareDatabaseAsync();

    app.UseProxies();
    app.UseMiddleware<RefusalLog>();
    app.UseErrorPages();
    app.UseSecurityHeaders();
    app.UsePublicApi();
    app.UseRequestLocalization();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UsePublicPages();
    app.UseAntiforgery();

    app.MapStaticAssets();
    app.MapPreferences();
    app.MapSignIn();
    app.MapReceipts();
    app.MapForms();
    app.MapAuditFile();
    app.MapExplorer();
    app.MapStatusFile();
    app.MapAccounts();
    app.MapPublicApi();
    app.MapPictures();
    app.MapPages();

    await app.AnnounceAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (SettingsException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
