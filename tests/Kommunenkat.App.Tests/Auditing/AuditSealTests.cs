using Kommunenkat.App.Auditing;
using Xunit;

namespace Kommunenkat.App.Tests.Auditing;

/// <summary>What others recompute by <c>docs/audit.md</c>: written out here, so that it cannot change unnoticed.</summary>
public sealed class AuditSealTests
{
    private static readonly AuditRow Row = new()
    {
        Chain = Guid.Parse("01990000-0000-7000-8000-000000000001"),
        Number = 1,
        OccurredAt = new DateTimeOffset(2025, 10, 1, 12, 0, 0, 123, TimeSpan.FromHours(2)),
        PersonName = "Åsa \"Ö\" \\ \u0001\n😀",
        Action = "AnswerSaved",
        ObjectKind = "Item",
        ObjectId = "styrgrupp_finns",
        AreaCode = "1281",
        RoundKey = "2027",
        Detail = "Version=1",
        PreviousHash = AuditSeal.First,
        Hash = "",
    };

    [Fact]
    public void What_is_sealed_is_canonical_JSON() => Assert.Equal(
        """{"action":"AnswerSaved","areaCode":"1281","chain":"01990000-0000-7000-8000-000000000001","detail":"Version=1","number":1,"objectId":"styrgrupp_finns","objectKind":"Item","occurredAt":"2025-10-01T10:00:00.1230000Z","origin":null,"personId":null,"personName":"Åsa \"Ö\" \\ \u0001\n😀","roundKey":"2027"}""",
        AuditSeal.Canonical(Row));

    [Fact]
    public void The_seal_is_what_another_program_computes_of_it() => Assert.Equal("6525c815151b9575e9078af0a64ee7abeacb6f3bc3febeef2ccb727d9e6983af", AuditSeal.HashOf(Row));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+46", "'+46")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("Åsa = Öberg", "Åsa = Öberg")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void A_field_that_a_spreadsheet_would_run_is_made_a_text(string? field, string? written) => Assert.Equal(written, AuditFile.Harmless(field));

    [Fact]
    public void The_detail_is_read_back_also_where_somebody_has_tampered_with_it()
    {
        var written = AuditDetail.Write([(AuditFact.From, "Started"), (AuditFact.Revision, null), (AuditFact.Until, new DateOnly(2025, 10, 4)), (AuditFact.Confirmed, true)]);

        Assert.Equal("From=Started; Until=2025-10-04; Confirmed=true", written);
        Assert.Equal([(AuditFact.From, "Started"), (AuditFact.Until, "2025-10-04"), (AuditFact.Confirmed, "true")], AuditDetail.Read(written));
        Assert.Equal([((AuditFact?)null, "nonsense"), (null, "What=1")], AuditDetail.Read("nonsense; What=1"));
        Assert.Empty(AuditDetail.Read(null));
        Assert.Null(AuditDetail.Write([(AuditFact.Revision, null)]));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("x 1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("00000000-0000-0000-0000-000000000000 0 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("00000000-0000-0000-0000-000000000000 7 aaaa", false)]
    [InlineData("00000000-0000-0000-0000-000000000000 7 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true)]
    public void The_line_of_a_head_is_read_as_it_was_written(string line, bool isHead) => Assert.Equal(isHead ? line : null, AuditHead.Parse(line)?.ToString());
}
