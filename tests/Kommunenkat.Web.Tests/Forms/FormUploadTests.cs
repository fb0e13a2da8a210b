using System.IO.Compression;
using System.Security.Claims;
using System.Text;
using System.Text.RegularExpressions;
using Bunit;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Rounds;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Features.Forms;
using Kommunenkat.Web.Tests.Answering;
using Kommunenkat.Web.Tests.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Forms;

/// <summary>A form that is handed in on the page.</summary>
public sealed class FormUploadTests(SmallSite site) : AnsweringContext, IClassFixture<SmallSite>
{
    private Scenario Scenario => site.Elsewhere;

    [Fact]
    public async Task A_double_click_saves_once_and_says_so()
    {
        Speak("sv");
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await DownloadAsync(round);
        var page = await UploadAsync(round, form.Fill(("styrdokument_finns", "Ja")).Bytes());

        await page.InvokeAsync(() =>
        {
            var button = page.Find(".form-actions .ke-button");
            return Task.WhenAll(button.ClickAsync(), button.ClickAsync());
        });

        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-saved]").GetAttribute("data-saved")));
        Assert.Empty(page.FindAll(".ke-notice--error"));
    }

    [Fact]
    public async Task All_of_the_file_is_not_what_the_draft_alone_has_changed()
    {
        Speak("sv");
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("ovrigt", "Hej"));
        using var form = await DownloadAsync(round);
        form.Fill(("ovrigt", ""), ("styrdokument_finns", "Ja"));
        await Scenario.SaveAsync(round, Lund, ("kontakt_namn", "Eva"));

        var page = await UploadAsync(round, form.Bytes());
        Assert.Equal([("kontakt_namn", false), ("styrdokument_finns", true), ("ovrigt", false)], Boxes(page));
        page.FindAll(".form-actions .ke-button--quiet")[0].Click();

        Assert.Equal([("kontakt_namn", false), ("styrdokument_finns", true), ("ovrigt", true)], Boxes(page));
        Assert.Contains("Ändrat i utkastet sedan formuläret hämtades", Words(page.Find("[data-difference=kontakt_namn]")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RoundAction.Open, true)]
    [InlineData(RoundAction.Close, false)]
    public async Task The_rest_can_be_saved_where_anything_can(RoundAction last, bool takesAnswers)
    {
        Speak("sv");
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await DownloadAsync(round);
        if (last == RoundAction.Close)
            await Scenario.ChangeAsync(round, last);

        var page = await UploadAsync(round, form.Fill(("styrdokument_finns", "Ja"), ("budget_avsatt", "Kanske")).Bytes());

        Assert.Single(page.FindAll("[data-faults] tbody tr"));
        Assert.Equal(takesAnswers, page.Markup.Contains("Resten kan ni spara redan nu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Faults_are_announced_though_nothing_else_can_be_told_of_the_file()
    {
        Speak("sv");
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await DownloadAsync(round);
        form.Answer("ovrigt").SetValue(123456);

        var page = await UploadAsync(round, NotComputed(form.Bytes(), "123456"));

        Assert.Single(page.FindAll("[data-faults] tbody tr"));
        Assert.Matches("^enkat.xlsx.* [Ff]el: 1[.]", Words(page.Find("[role=status]")));
    }

    [Theory]
    [InlineData("sv", "Formuläret är en Excel-arbetsbok: filens namn ska sluta med .xlsx. Ladda upp formuläret som det hämtades härifrån.")]
    [InlineData("en", "The form is an Excel workbook: the file's name has to end with .xlsx. Upload the form as it was downloaded from here.")]
    public async Task A_file_of_another_kind_is_told_what_is_taken(string language, string words)
    {
        Speak(language);
        var round = await Scenario.OpenRoundAsync(Lund);

        var page = await UploadAsync(round, "a;b\n"u8.ToArray(), "enkat.csv");

        Assert.Equal(words, Words(page.Find(".ke-notice--error")));
    }

    /// <summary>The file with what Excel shows where it divides by zero, in place of a number.</summary>
    private static byte[] NotComputed(byte[] file, string number)
    {
        using var changed = new MemoryStream();
        changed.Write(file);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var sheet in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
            {
                using var stream = sheet.Open();
                using var reader = new StreamReader(stream);
                var xml = Regex.Replace(reader.ReadToEnd(), $"""(<x:c r="[A-Z0-9]+"( s="[0-9]+")?)[^>]*><x:v>{number}</x:v>""", "$1 t=\"e\"><x:v>#DIV/0!</x:v>");
                stream.SetLength(0);
                stream.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        return changed.ToArray();
    }

    private static IEnumerable<(string, bool)> Boxes(IRenderedComponent<FormUpload> page) => page.FindAll("[data-difference]")
        .Select(row => (row.GetAttribute("data-difference")!, row.QuerySelector("input")!.HasAttribute("checked")));

    private async Task<ExcelForm> DownloadAsync(string round) =>
        new(Succeeded(await Scenario.Get<WriteForm>().RunAsync(Coordinator(Lund), round, Lund, ExportLanguage.Swedish, _ => "")).Content);

    /// <summary>The page of Lund's coordinator, on which a file was chosen and read.</summary>
    private async Task<IRenderedComponent<FormUpload>> UploadAsync(string round, byte[] file, string name = "enkat.xlsx")
    {
        var åsa = await Scenario.EnrolAsync("Åsa Öberg", $"{round}@example.se", Role.Coordinator, Lund);
        var session = Succeeded(await Scenario.Get<StartSession>().RunAsync(åsa.PersonId, SignInMethod.Demo, null, null));
        Time.Now = Scenario.Time.Now;
        Services.AddKommunenkat(site.Database.Settings).AddScoped<CurrentActor>();
        AddAuthorization().SetAuthorized("Åsa Öberg").SetClaims(new Claim(ClaimTypes.Sid, $"{session.SessionId}"));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));

        var page = Render<FormUpload>(parameters => parameters.Add(p => p.Round, round).Add(p => p.Municipality, Lund));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(file, name));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".form-progress")));
        page.WaitForAssertion(() => Assert.NotEmpty(Words(page.Find(".form-file + noscript, [role=status]"))));
        return page;
    }
}
