namespace Kommunenkat.Web.Features.Monitoring;

/// <summary>Stands for the texts in <c>MonitoringTexts.resx</c> (Swedish) and <c>MonitoringTexts.en.resx</c>.</summary>
public sealed class MonitoringTexts;
