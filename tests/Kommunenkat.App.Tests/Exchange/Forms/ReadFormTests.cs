using ClosedXML.Excel;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exchange.Forms;

/// <summary>What a form says beside the draft, and which files are no form for it.</summary>
public abstract class ReadFormTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReadFormTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReadFormTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_form_that_nobody_touched_differs_in_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var answers = new GeneratedAnswers(ReferenceFiles.Questionnaire("2025"), [Lund], seed: 11, hiddenShare: 0.5);
        await Scenario.SaveAsync(round, Lund, [.. answers.Records.Where(record => record[3].Length > 0).Select(record => (record[2].Length == 0 ? record[1] : $"{record[1]}.{record[2]}", record[3]))]);
        var stored = (await Scenario.OpenAsync(round, Lund)).Draft;
        using var form = await Scenario.DownloadAsync(round);

        var reading = await Scenario.UploadAsync(round, form);

        Assert.True(stored.Count > 60, $"{stored.Count} answers");
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Differences);
        Assert.Equal((QuestionnaireFile.Reference("2025").Read().Items.Length, 0, ManualTime.Start), (reading.Same, reading.Unmentioned, reading.MadeAt));
    }

    [Fact]
    public async Task New_changed_and_erased_answers_are_told_apart()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"), ("kontakt_namn", "Åsa"), ("styrdokument_typ", "egen|folkhalsa"), ("samverkan_former.polis", "no"));
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(("styrdokument_finns", "Nej"), ("kontakt_namn", ""), ("styrdokument_typ#folkhalsa", ""), ("styrdokument_beslutsdatum", "2024-02-29"), ("budget_belopp", "1 250 000"));
        form.Answer("samordnare_omfattning").SetValue(75);

        var reading = await Scenario.UploadAsync(round, form);

        Assert.Empty(reading.Faults);
        Assert.Equal(
            [
                ("kontakt_namn", DifferenceKind.Removed, null, false), ("styrdokument_finns", DifferenceKind.Changed, "no", true), ("styrdokument_typ", DifferenceKind.Changed, "egen", true),
                ("styrdokument_beslutsdatum", DifferenceKind.Added, "2024-02-29", true), ("samordnare_omfattning", DifferenceKind.Added, "75", true), ("budget_belopp", DifferenceKind.Added, "1250000", true),
            ],
            reading.Differences.Select(one => ($"{one.Item}", one.Kind, one.InFile is { } value ? AnswerText.Canonical(value) : null, one.IsHarmless)));
        Assert.All(reading.Differences, one => Assert.False(one.IsChangedMeanwhile));
        Assert.Equal($"2 Styrning och styrdokument!{form.Answer("styrdokument_typ#egen").Address}", reading.Differences[2].Place);
    }

    [Fact]
    public async Task What_was_changed_in_the_draft_meanwhile_is_flagged_with_who_did_it()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"), ("samordnare_finns", "yes"), ("budget_avsatt", "no"), ("lagesbild_vald", "no"));
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(("samordnare_finns", "Nej"), ("budget_avsatt", "Vet inte"));
        var eva = Coordinator(Lund, "Eva Ek");
        await Scenario.TrySaveAsync(round, Lund, "styrdokument_finns", "dont_know", 1, eva); // not in the form
        await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "dont_know", 1, eva); // in both
        await Scenario.TrySaveAsync(round, Lund, "budget_avsatt", "dont_know", 1, eva); // in both, and to the same
        await Scenario.TrySaveAsync(round, Lund, "lagesbild_vald", "mentioned", 1, eva);
        await Scenario.TrySaveAsync(round, Lund, "lagesbild_vald", "no", 2, eva); // there and back again

        var reading = await Scenario.UploadAsync(round, form);

        Assert.Equal(
            [("styrdokument_finns", true, true, "Eva Ek", 2), ("samordnare_finns", true, false, "Eva Ek", 2)],
            reading.Differences.Select(one => ($"{one.Item}", one.IsChangedMeanwhile, one.IsUntouched, one.ChangedBy, one.Version)));
        Assert.All(reading.Differences, one => Assert.False(one.IsHarmless));
        Assert.Equal([null, DifferenceKind.Changed], reading.Differences.Select(one => one.Kind)); // what is not in the form is no change of the form's
        Assert.Equal(new OptionAnswer("yes"), reading.Differences[1].AsDownloaded);
    }

    [Fact]
    public async Task Sorted_moved_and_deleted_rows_and_renamed_sheets_do_not_matter()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("kontakt_namn", "Åsa"), ("styrdokument_finns", "yes"), ("styrdokument_typ", "egen|folkhalsa"));
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(("kontakt_epost", "a@b.se"));
        foreach (var sheet in form.File.Worksheets)
        {
            sheet.Unprotect();
            sheet.DataValidations.Delete(_ => true); // ClosedXML cannot save them where their row is gone
        }

        // What Excel's sorting does: rows change places, headings too.
        var (first, last) = (form.Sections.First().Row(1), form.Row("kontakt_epost"));
        for (var column = 1; column <= 7; column++)
        {
            var (above, below) = (first.Cell(column).GetString(), last.Cell(column).GetString());
            first.Cell(column).SetValue(below);
            last.Cell(column).SetValue(above);
        }

        form.Row("kontakt_namn").Delete();
        form.Row("styrdokument_typ#folkhalsa").Delete();
        form.Sections.First().Name = "Min flik";
        form.Sections.Last().Delete();
        form.File.Worksheets.Add("Egna anteckningar").Cell(1, 1).SetValue("Fråga Bo");

        var reading = await Scenario.UploadAsync(round, form);

        Assert.Empty(reading.Faults);
        var difference = Assert.Single(reading.Differences);
        Assert.Equal(("kontakt_epost", new TextAnswer("a@b.se"), "Min flik!E1"), ($"{difference.Item}", difference.InFile, difference.Place));
        var lastSection = QuestionnaireFile.Reference("2025").Read().Sections[^1];
        Assert.Equal(1 + lastSection.Questions.Sum(question => question.Items.Length), reading.Unmentioned);
    }

    [Fact]
    public async Task Labels_of_either_language_keys_and_pasted_texts_are_understood()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(
            ("styrdokument_finns", "  yes "), ("samordnare_finns", "Don't know"), ("rutin_upptackt_aktuell", "ja"), ("kartlaggning_ar", "2024"), ("skola_andel", "50,0"),
            ("samverkan_former.polis", "regular_agreement"));
        form.Answer("budget_belopp").SetFormulaA1("=1000*2");
        form.Answer("kontakt_namn").SetValue(2024);
        form.Answer("styrdokument_beslutsdatum").SetValue(new DateTime(2024, 5, 17));

        var reading = await Scenario.UploadAsync(round, form);

        Assert.Empty(reading.Faults);
        Assert.Equal(
            [
                "kontakt_namn=2024", "styrdokument_finns=yes", "styrdokument_beslutsdatum=2024-05-17", "kartlaggning_ar=2024", "samordnare_finns=dont_know", "budget_belopp=2000",
                "samverkan_former.polis=regular_agreement", "skola_andel=50", "rutin_upptackt_aktuell=yes",
            ],
            reading.Differences.Select(one => $"{one.Item}={AnswerText.Canonical(one.InFile!)}"));
    }

    [Fact]
    public async Task A_form_for_another_municipality_or_round_or_questionnaire_is_refused()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var other = await Scenario.OpenRoundAsync(Lund);
        using var foreign = await Scenario.DownloadAsync(round, Malmö);
        using var earlier = await Scenario.DownloadAsync(other);
        using var outdated = await Scenario.DownloadAsync(round);
        outdated.Identity.CellsUsed().Single(cell => cell.GetString() == FormKeys.Questionnaire).CellRight().SetValue("small 1 00000000");

        Assert.Equal("formuläret är för Malmö, inte för Lund", await RefusalAsync(round, foreign));
        Assert.Equal($"formuläret är för omgång {other}, inte för omgång {round}", await RefusalAsync(round, earlier));
        Assert.StartsWith("formuläret är gjort för en annan version av enkäten", await RefusalAsync(round, outdated), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_form_is_refused_with_the_reason()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        using var bare = await Scenario.DownloadAsync(round);
        bare.Identity.Delete();
        using var broken = await Scenario.DownloadAsync(round);
        broken.Identity.Cell(2, 1).SetValue("");
        using var some = new XLWorkbook();
        some.AddWorksheet("Blad1").Cell(1, 1).SetValue("Hej");
        using var bytes = new MemoryStream();
        some.SaveAs(bytes);

        Assert.StartsWith("filen är inget formulär härifrån", await RefusalAsync(round, bare), StringComparison.Ordinal);
        Assert.StartsWith("filen är inget formulär härifrån", await RefusalAsync(round, broken), StringComparison.Ordinal);
        foreach (var (file, name) in ((byte[], string)[])[(bytes.ToArray(), "enkat.xlsx"), ("municipality;question\n1281;x"u8.ToArray(), "enkat.csv"), ([1, 2, 3], "enkat.xlsx"), ([], "enkat.xlsx")])
        {
            var reading = await Scenario.UploadAsync(round, file, name: name);
            Assert.Single(reading.Faults);
            Assert.Null(reading.MadeAt);
        }
    }

    [Fact]
    public async Task A_contributor_may_choose_of_their_sections_alone_and_an_approver_of_none()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);
        using var form = await Scenario.DownloadAsync(round, by: nils);
        form.Fill(("samordnare_finns", "Ja"), ("styrdokument_finns", "Ja"));

        Assert.Equal([("styrdokument_finns", false), ("samordnare_finns", true)], (await Scenario.UploadAsync(round, form, by: nils)).Differences.Select(one => ($"{one.Item}", one.MayChange)));
        Assert.All((await Scenario.UploadAsync(round, form, by: Approver(Lund))).Differences, one => Assert.False(one.MayChange));
        Assert.All((await Scenario.UploadAsync(round, form)).Differences, one => Assert.True(one.MayChange));
    }

    [Fact]
    public async Task Nobody_outside_the_municipality_gets_or_compares_a_form()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        using var form = await Scenario.DownloadAsync(round);
        foreach (var actor in (Actor[])[CountyOfficer("12"), Coordinator(Malmö), Analyst, Administrator, Actor.Anonymous])
        {
            AssertFailed(FailureKind.NotFound, await Scenario.Get<WriteForm>().RunAsync(actor, round, Lund, ExportLanguage.Swedish, FormScenario.Rule));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadForm>().RunAsync(actor, round, Lund, new UploadedForm("enkat.xlsx", form.Bytes())));
        }
    }

    [Fact]
    public async Task The_file_has_a_name_that_any_system_takes()
    {
        var round = await Scenario.OpenRoundAsync("1480", "2418");

        foreach (var (code, name) in ((string, string)[])[("1480", "goteborg"), ("2418", "mala")])
            Assert.Equal($"enkat-{round}-{name}.xlsx", Succeeded(await Scenario.Get<WriteForm>().RunAsync(Coordinator(code), round, code, ExportLanguage.Swedish, FormScenario.Rule)).Name);
    }

    private async Task<string> RefusalAsync(string round, ExcelForm form)
    {
        var reading = await Scenario.UploadAsync(round, form);
        Assert.Empty(reading.Differences);
        Assert.Null(reading.MadeAt);
        var fault = Assert.Single(reading.Faults);
        Assert.NotEmpty(fault.Text.English);
        return fault.Told("sv");
    }
}
