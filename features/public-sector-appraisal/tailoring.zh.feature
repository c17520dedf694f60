# language: zh-CN
功能: 公共投资的要求有何不同
  同一份证据，分别按通用评估和公共项目评估。后者以社会价值为必备条件。

  背景:
    假如已有“mobile-screening”截至 2026-05-31 的证据

  规则: 回收慢，不妨碍公共项目

    场景: 通用评估按投资者的回收期要求
      当用“investment-appraisal”评估该对象
      那么得分为 82.7
      而且因“INV.2”未满足，等级封顶为“C”

    场景: 公共项目评估计入公众所得
      当用“public-sector-appraisal”评估该对象
      那么得分为 88.7
      而且等级为“B”
      而且准则“INV.2”已满足

    场景: 费用高于效益，照样不行
      假如其中“效益费用比”为“0.9”
      当用“public-sector-appraisal”评估该对象
      那么因“INV.2”未满足，等级封顶为“C”

  规则: 社会价值为必备条件

    场景: 权重 8%，通用评估认可
      假如其中“立项论证中社会价值权重”为“8%”
      当用“investment-appraisal”评估该对象
      那么准则“INV.3”已满足

    场景: 公共项目评估不予通过
      假如其中“立项论证中社会价值权重”为“8%”
      当用“public-sector-appraisal”评估该对象
      那么等级为“D”
      而且准则“INV.3”未满足，级别为“关键”

    场景: 权重 15%，正好达标
      假如其中“立项论证中社会价值权重”为“15%”
      当用“public-sector-appraisal”评估该对象
      那么准则“INV.3”已满足
      而且等级为“B”

  规则: 受影响者的意见要听到

    场景: 两成意见没有答复
      当用“public-sector-appraisal”评估该对象
      那么准则“PUB.1”未满足，级别为“重要”
      而且发现模式“valued-not-asked”

    场景: 意见全部答复
      假如其中“公众意见答复率”为“100%”
      当用“public-sector-appraisal”评估该对象
      那么准则“PUB.1”已满足
      而且等级为“A”

  规则: 与维持现状、与更省的办法比较

    场景: 两个方案，通用评估认可
      假如其中“备选方案”为“keep two buses; four more buses”
      当用“investment-appraisal”评估该对象
      那么准则“INV.6”已满足

    场景: 公共项目评估要求三个
      假如其中“备选方案”为“keep two buses; four more buses”
      当用“public-sector-appraisal”评估该对象
      那么准则“INV.6”未满足，级别为“重要”
