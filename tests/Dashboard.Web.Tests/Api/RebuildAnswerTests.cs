using Dashboard.Domain;
using Dashboard.ReadSide.Operations;
using Dashboard.Web.Api;
using Dashboard.Web.Tests.Components.Operations;

namespace Dashboard.Web.Tests.Api;

public sealed class RebuildAnswerTests
{
    [Theory]
    [InlineData(Role.Viewer, 0)]
    [InlineData(Role.Staff, 0)]
    [InlineData(Role.Operator, 3)]
    [InlineData(Role.Administrator, 3)]
    public void Comparison_TellsValuesOfRowsToOperatorsAlone(Role reader, int samples)
    {
        var told = RebuildAnswer.Of(Yard.Rebuild(RebuildState.Compared), reader).Comparison!;

        Assert.Equal((1, samples), (told.Added, told.Samples.Count));
    }
}
