using System.Text;
using Kommunenkat.App.Exchange;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

public sealed class FrameFileTests
{
    [Theory]
    [InlineData("municipality\n0114\n0115\n")]
    [InlineData("\uFEFFcode,name\r\n0114,Upplands Väsby\r\n0115,\"Vallentuna,\r\nStockholm\"\r\n\r\n")]
    [InlineData("name;municipality;name\nUpplands Väsby;0114;\nVallentuna; 0115;")]
    public void The_column_is_found_among_others(string file) =>
        Assert.Equal(["0114", "0115"], FrameFile.Read(Encoding.UTF8.GetBytes(file)).Value);

    [Theory]
    [InlineData("", "1: the file is empty; expected the header municipality or code")]
    [InlineData("code\n", "1: there is nothing after the header; expected at least one record")]
    [InlineData("kommun\n0114\n", "1: expected a column municipality or code, and columns separated by comma or semicolon")]
    [InlineData("code,municipality\n0114,0114\n", "1: expected one column municipality or code, not both")]
    [InlineData("code,code\n0114,0114\n", "1: code: expected each column once; columns 1 and 2 have this name")]
    [InlineData("code\n0114\n0115\n0114\n", "4: code: expected each municipality once; 0114 stands on line 2 already")]
    [InlineData("code\n0114\n\n0115\n", "3: code: expected a municipality code of four digits")]
    [InlineData("code,name\n0114\n", "2: expected 2 fields as in the header, not 1")]
    [InlineData("code,name\n\"0\n1\",x\n0199,\"x\ny\"\n114,x\n",
        "2: code: there is no municipality \"0 1\"",
        "4: code: there is no municipality \"0199\"",
        "6: code: expected \"0114\", not \"114\": the leading zero is missing; format the column as text, write the zero and save the file again")]
    public void All_faults_are_listed(string file, params string[] faults) =>
        Assert.Equal(faults, FrameFile.Read(Encoding.UTF8.GetBytes(file)).Failure!.Messages);
}
