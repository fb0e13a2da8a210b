using System.Text;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Uploads;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Imports;

public sealed class RemarkFileTests
{
    [Fact]
    public void Remarks_are_a_table_for_Excel_in_which_nothing_is_a_formula()
    {
        CellRemark[] remarks =
        [
            new("Svar", 12, 2, "=HYPERLINK(1)", new("ett tal väntades;\ninte \"x\"", "expected a number")),
            CellRemark.OfFile(new("filen är tom", "the file is empty")),
        ];

        var file = RemarkFile.Write(remarks, "sv");

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal(
            "Blad;Rad;Kolumn;Rubrik;Anmärkning\r\nSvar;12;C;'=HYPERLINK(1);\"ett tal väntades; inte \"\"x\"\"\"\r\n;;;;filen är tom\r\n",
            Encoding.UTF8.GetString(file[3..]));
        Assert.StartsWith("Sheet;Row;Column;Heading;Remark\r\n", Encoding.UTF8.GetString(RemarkFile.Write([], "en")[3..]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("svar.xlsx", "", true)]
    [InlineData("svar.csv", "municipality;styrdokument_finns\n", true)]
    [InlineData("svar.csv", "municipality,question,row,value\n", false)]
    [InlineData("svar.csv", "\"value\";\"municipality\"\n", false)]
    [InlineData("svar.csv", "municipality\n", false)]
    public void Wide_files_are_told_by_their_header(string name, string content, bool isWide) =>
        Assert.Equal(isWide, AnswerFileForm.IsWide(name, Encoding.UTF8.GetBytes(content)));
}
