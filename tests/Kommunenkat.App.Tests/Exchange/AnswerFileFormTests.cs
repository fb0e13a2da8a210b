using System.Text;
using Kommunenkat.App.Exchange;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

public sealed class AnswerFileFormTests
{
    [Theory]
    [InlineData("svar.csv", "municipality,question,row,value\n0114,a,,yes\n", false)]
    [InlineData("svar.csv", "Municipality;Question;Row;Value\n", false)]
    [InlineData("svar.csv", "sep=;\nmunicipality;question;row;value\n", false)]
    [InlineData("svar.csv", "\"municipality\",\"question\"\n", false)]
    [InlineData("svar.csv", "svar\n", false)]
    [InlineData("svar.csv", "", false)]
    [InlineData("svar.csv", "kommun;\"fråga, med komma; och semikolon\"\n", true)]
    [InlineData("svar.csv", "sep=;\nkommun;budget_avsatt\n", true)]
    [InlineData("svar.txt", "kommun\tbudget_avsatt\n", true)]
    [InlineData("svar.xlsm", "x", true)]
    [InlineData("svar.ods", "x", true)]
    [InlineData("svar.csv", "PK\u0003\u0004", true)]
    public void A_file_has_a_row_for_each_municipality_or_for_each_answer(string name, string content, bool isWide) =>
        Assert.Equal(isWide, AnswerFileForm.IsWide(name, Encoding.UTF8.GetBytes(content)));
}
