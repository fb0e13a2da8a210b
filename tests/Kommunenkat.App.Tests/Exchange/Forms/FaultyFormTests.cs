using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exchange.Forms;

/// <summary>Cells of a form that cannot be taken: each is told at its place, and keeps nothing else from being saved.</summary>
public abstract class FaultyFormTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : FaultyFormTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : FaultyFormTests(database), IClassFixture<SqlServerOfClass>;

    [Theory]
    [InlineData("styrdokument_finns", "Kanske", "ett av frågans svarsalternativ väntades, inte \"Kanske\"")]
    [InlineData("samverkan_former.polis", "Ja", "ett av frågans svarsalternativ väntades, inte \"Ja\"")]
    [InlineData("kartlaggning_ar", "tjugo", "ett tal väntades, till exempel 12 eller 12,5, inte \"tjugo\"")]
    [InlineData("kartlaggning_ar", "2009", "ett tal som är minst 2010 väntades, inte \"2009\"")]
    [InlineData("skola_andel", "100,5", "ett heltal väntades, inte \"100,5\"")]
    [InlineData("styrdokument_beslutsdatum", "igår", "ett datum väntades, skrivet ÅÅÅÅ-MM-DD, inte \"igår\"")]
    [InlineData("styrdokument_beslutsdatum", "2004-12-31", "ett datum tidigast 2005-01-01 väntades, inte \"2004-12-31\"")]
    [InlineData("kontakt_epost", "åsa", "en e-postadress väntades, till exempel namn@example.se, inte \"åsa\"")]
    [InlineData("kontakt_namn", "Åsa\nBo", "en text på en rad väntades")]
    [InlineData("styrdokument_typ#egen", "ibland", "Ja eller en tom ruta väntades, inte \"ibland\"")]
    public async Task A_fault_is_told_at_its_cell(string key, string text, string expected)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await Scenario.DownloadAsync(round);
        form.Fill((key, text), ("budget_avsatt", "Nej"));
        var cell = form.Answer(key);

        var reading = await Scenario.UploadAsync(round, form);

        var fault = Assert.Single(reading.Faults);
        Assert.Equal((cell.Worksheet.Name, cell.Address.RowNumber, expected), (fault.Sheet, fault.Row, fault.Text.Swedish));
        Assert.StartsWith($"{cell.Worksheet.Name}!{cell.Address} (", fault.Place("sv"), StringComparison.Ordinal);
        Assert.Equal("budget_avsatt", $"{Assert.Single(reading.Differences).Item}"); // the rest can be saved
        Assert.Equal(0, reading.Unmentioned);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(
            ("stodbehov_omraden#kartlaggning", "x"), ("stodbehov_omraden#styrdokument", "1"), ("stodbehov_omraden#metoder", "yes"), ("stodbehov_omraden#utbildning", "JA"),
            ("stod_barn#samtal", "Ja"), ("stod_barn#none", "Ja"), ("kontakt_namn", new string('å', 121)));

        var reading = await Scenario.UploadAsync(round, form);

        Assert.Equal(
            [
                ($"{form.Answer("kontakt_namn").Address}", "högst 120 tecken väntades"), ($"{form.Answer("stod_barn#none").Address}", "alternativet kan bara väljas ensamt"),
                ($"{form.Answer("stodbehov_omraden#utbildning").Address}", "högst 3 alternativ väntades"),
            ],
            reading.Faults.Select(fault => ($"E{fault.Row}", fault.Text.Swedish)));
        Assert.Empty(reading.Differences);
    }

    [Fact]
    public async Task A_value_that_Excel_could_not_compute_is_a_fault_of_its_question_alone()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await Scenario.DownloadAsync(round);
        form.Fill(("styrdokument_finns", "Ja"), ("kontakt_namn", new string('å', 121)));
        var (name, amount) = (form.Answer("kontakt_namn").Address.RowNumber, form.Answer("budget_belopp"));
        amount.SetFormulaA1("=1/0");
        form.File.Worksheets.Add("Egna anteckningar").Cell(1, 1).SetFormulaA1("=1/0");

        var reading = await Scenario.UploadAsync(round, form);

        Assert.Equal(
            [("kontakt_namn", "högst 120 tecken väntades"), ("budget_belopp", "formeln har inget uträknat värde; öppna filen i Excel och spara den, eller skriv värdet i stället")],
            reading.Faults.Select(fault => (fault.Row == name ? "kontakt_namn" : fault.Row == amount.Address.RowNumber ? "budget_belopp" : "", fault.Text.Swedish)));
        Assert.Equal("styrdokument_finns", $"{Assert.Single(reading.Differences).Item}");
    }

    [Fact]
    public async Task A_row_that_stands_twice_is_a_fault_where_the_two_say_different_things()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        using var form = await Scenario.DownloadAsync(round);
        var sheet = form.Answer("styrdokument_finns").Worksheet;
        foreach (var (row, key, text) in ((int, string, string)[])[(200, "styrdokument_finns", "Ja"), (201, "styrdokument_plan", ""), (202, "styrdokument_hittepa", "Ja")])
        {
            sheet.Cell(row, 1).SetValue(key);
            if (text.Length > 0)
                sheet.Cell(row, 5).SetValue(text);
        }

        var reading = await Scenario.UploadAsync(round, form);

        Assert.Equal([(200, 4), (202, 0)], reading.Faults.Select(fault => (fault.Row, fault.Column)));
        Assert.Empty(reading.Differences);
    }
}
